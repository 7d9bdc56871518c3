const a: <T>(x: T) => T = (x) => x;
const b: <T>(x: T) => T = (x: string) => x; // error: [ts2322]
const c: (x: string) => string = <T,>(x: T) => x;
const d: <T>(x: T) => T[] = <U,>(x: U) => x; // error: [ts2322]
const e: <T, U>(x: T, y: U) => T = <A,>(x: A, y: A) => x; // error: [ts2322]
export {};
