const drop = <T extends { a: unknown }>({ a, ...rest }: T) => rest;
const r = drop({ a: 1, b: "x" });
r.b.length;
r.a; // error: [ts2339]
export {};
