const add = <T extends object>(x: T) => ({ ...x, extra: 1 });
const r = add({ a: "x" });
r.a.length;
r.extra.toFixed();
r.other; // error: [ts2339]
const o = add({ extra: "x" });
o.extra.length; // error: [ts2339]
export {};
