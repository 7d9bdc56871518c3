const f = (x: string | number) => {
  if (typeof x !== "string") return x.toFixed();
  return x.length;
};
const g = (x: string | number) => {
  if (!(typeof x === "string")) return x.length; // error: [ts2339]
  return x.length;
};
export {};
