// A condition says nothing of what stands before `satisfies`, and of what stands before `!` as much as without it.
type Tagged = { kind: "a"; v: 1 } | { kind: "b"; w: 2 };
const f = (x: string | number, y: Tagged, z: boolean, o?: { n: number }) => {
  if (typeof (x satisfies string | number) === "string") { const it: string = x; } // error: [ts2322]
  if ((y satisfies Tagged).kind === "a") { const it: 1 = y.v; } // error: [ts2339]
  if (!(z satisfies boolean)) { const it: false = z; } // error: [ts2322]
  if ((z satisfies boolean) === true) { const it: true = z; } // error: [ts2322]
  if ((o satisfies object | undefined)?.n) { const it: number = o.n; } // error: [ts18048]
  if (z!) { const it: true = z; }
  if (o!.n) { const it: number = o!.n; }
  const spread = (on: boolean) => {
    if (on satisfies boolean) return { a: 1 };
    return { b: 2, ...(on && { c: 3 }) };
  };
  return spread(z);
};
export { f };
