type A = { k: "n"; v: number } | { k: "s"; v: string };
const f = ({ k, v }: A) => {
  if (k === "n") return v.toFixed();
  return v.length;
};
const g = ({ k, v }: A) => {
  if (k === "n") return v.length; // error: [ts2339]
  return 0;
};
export {};
