declare const f: <T extends { a: number }>(x: T) => T;
f({ a: 1, b: 2 }).b;
declare const g: (x: { a: number }) => void;
g({ a: 1, b: 2 }); // error: [ts2353]
const o = { a: 1, b: 2 };
g(o);
g({ ...o });
g({ ...o, c: 1 }); // error: [ts2353]
export {};
