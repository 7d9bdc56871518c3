type Base = { id: string };
type U = Base & ({ k: "a"; a: 1 } | { k: "b"; b: 2 });
const f = (u: U) => {
  if (u.k === "a") return u.a + u.id.length;
  return u.a; // error: [ts2339]
};
export {};
