type F<T> = T extends string ? 1 : 2;
const a: F<any> = 1;
const b: F<any> = 2;
const c: F<any> = 3; // error: [ts2322]
const d: F<unknown> = 1; // error: [ts2322]
export {};
