declare const isA: (x: { k: string }) => x is { k: "a"; a: 1 };
type U = { k: "a"; a: 1 } | { k: "b"; b: 2 };
const f = (u: U) => {
  if (isA(u)) return u.a;
  return u.b;
};
const g = (u: U) => (isA(u) ? u.b : u.a); // error: [ts2339, ts2339]
export {};
