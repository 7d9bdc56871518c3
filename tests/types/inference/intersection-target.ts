declare const f: <T>(x: T & { tag: "x" }) => T;
const r = f({ tag: "x", n: 1 });
r.n.toFixed();
r.m; // error: [ts2339]
export {};
