const f = <T extends { k: "a"; a: 1 } | { k: "b"; b: 2 }>(x: T) => {
  if (x.k === "a") return x.a;
  return x.b;
};
const g = <T extends string | null>(x: T) => (x ? x.length : x.length); // error: [ts18047]
export {};
