declare const get: <T, K extends keyof T>(x: T, key: K) => T[K];
const o = { a: 1, b: "x" };
const n: number = get(o, "a");
const s: number = get(o, "b"); // error: [ts2322]
get(o, "c"); // error: [ts2345]
export {};
