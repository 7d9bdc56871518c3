type Boxed<T> = { [K in keyof T]: { value: T[K] } };
declare const unbox: <T>(boxed: Boxed<T>) => T;
const r = unbox({ a: { value: 1 }, b: { value: "x" } });
const n: number = r.a;
const s: number = r.b; // error: [ts2322]
export {};
