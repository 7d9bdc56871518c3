type R = { ok: true; value: number } | { ok: false; error: string };
const f = (r: R) => {
  if (r.ok) return r.value;
  return r.error.length + r.value; // error: [ts2339]
};
type N = { t: 0; a: 1 } | { t: 1; b: 2 };
const g = (n: N) => (n.t ? n.b : n.a);
const h = (n: N) => (n.t ? n.a : n.b); // error: [ts2339, ts2339]
export {};
