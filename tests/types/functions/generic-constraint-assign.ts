const a: <T extends string>(x: T) => T = <T,>(x: T) => x;
const b: <T>(x: T) => T = <T extends string>(x: T) => x; // error: [ts2322]
const c: <T extends { a: 1 }>(x: T) => 1 = (x) => x.a;
export {};
