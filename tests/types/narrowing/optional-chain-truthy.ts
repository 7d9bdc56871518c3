type U = { n: { v: number } | null };
const f = (u?: U) => {
  if (u?.n) return u.n.v;
  if (!u?.n) return u.n; // error: [ts18048]
  return 0;
};
export {};
