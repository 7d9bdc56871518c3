const o: { assert(c: unknown): asserts c } = { assert() {} };
const f = (x: { a: string | null }) => {
  o.assert(x.a);
  return x.a.length;
};
export {};
