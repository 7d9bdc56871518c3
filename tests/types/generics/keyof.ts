const get = <T, K extends keyof T>(o: T, k: K): T[K] => o[k];
const n: number = get({ a: 1, b: "x" }, "a");
const bad = get({ a: 1 }, "c"); // error: [ts2345]
export { n, bad };
