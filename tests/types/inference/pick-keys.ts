declare const pick: <T, K extends keyof T>(x: T, ...keys: K[]) => Pick<T, K>;
const p = pick({ a: 1, b: "x", c: true }, "a", "b");
p.a.toFixed(1);
p.b.length;
p.c; // error: [ts2339]
pick({ a: 1 }, "z"); // error: [ts2345]
export {};
