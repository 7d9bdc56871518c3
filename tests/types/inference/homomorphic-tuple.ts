type Boxed<T> = { [K in keyof T]: { value: T[K] } };
declare const unbox: <T extends readonly unknown[]>(...boxed: Boxed<T>) => T;
const r = unbox({ value: 1 }, { value: "x" });
const n: number = r[0];
const s: number = r[1]; // error: [ts2322]
r[2]; // error: [ts2493]
export {};
