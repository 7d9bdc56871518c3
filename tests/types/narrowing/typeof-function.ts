const f = (x: string | (() => number)) => {
  if (typeof x === "function") return x();
  return x.length;
};
const g = <T,>(x: T | (() => T)): T => (typeof x === "function" ? x() : x); // error: [ts2349]
export {};
