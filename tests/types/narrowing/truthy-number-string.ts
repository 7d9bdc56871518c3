const f = (x: number | undefined) => (x ? x.toFixed() : x);
const g = (x: "" | "a") => {
  if (x) {
    const a: "a" = x;
    return a;
  }
  const e: "" = x;
  const w: "a" = x; // error: [ts2322]
  return e;
};
const h = (x: 0 | 1) => (x ? (x satisfies 1) : (x satisfies 0));
export {};
