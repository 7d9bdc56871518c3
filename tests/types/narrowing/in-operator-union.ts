type A = { a: number } | { b: string };
const f = (x: A) => {
  if ("a" in x) return x.a;
  return x.b;
};
const g = (x: A) => ("a" in x ? x.b : x.a); // error: [ts2339, ts2339]
export {};
