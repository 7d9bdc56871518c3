type T = { a: 1; b: 1; p: string } | { a: 1; b: 2; q: string } | { a: 2; b: 1; r: string };
const f = (t: T) => {
  if (t.a === 1 && t.b === 2) return t.q;
  if (t.a === 1) return t.p;
  return t.r;
};
const g = (t: T) => (t.b === 1 ? t.p : t.q); // error: [ts2339]
export {};
