declare const f: <T extends object, K extends keyof T, V extends T[K]>(o: T, k: K, v: V) => V;
const o = { a: 1 as number, b: "x" as string };
const v: 5 = f(o, "a", 5);
f(o, "a", "x"); // error: [ts2345]
f(o, "c", 1); // error: [ts2345]
f(1, "a", 1); // error: [ts2345]
export {};
