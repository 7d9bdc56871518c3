type A = { k: "n"; v: number } | { k: "s"; v: string };
const f = (a: A) => {
  let { k, v } = a;
  if (k === "n") return v.toFixed(); // error: [ts2339]
  return 0;
};
export {};
