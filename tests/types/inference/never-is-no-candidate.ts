declare const f: <T>(x: T, y: T) => T;
declare const n: never;
const a: string = f(n, 1); // error: [ts2322]
const b = f(n, n);
const c: string = b;
export {};
