type A = { a?: number; c: 1 } | { b: string };
const f = (x: A) => {
  if ("a" in x) {
    const y: { a?: number; c: 1 } = x;
    return y;
  }
  return x.b; // error: [ts2339]
};
export {};
