const f = <T extends string | number>(x: T) => {
  if (typeof x === "string") {
    x.length;
    const t: T = x;
    return x;
  }
  x.toFixed();
  return x;
};
const g = <T,>(x: T) => (typeof x === "string" ? x.length : x.length); // error: [ts2339]
export {};
