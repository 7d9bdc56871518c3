type F<T> = T extends string ? 1 : 2;
const a: F<never> = 1; // error: [ts2322]
type G<T> = [T] extends [never] ? 1 : 2;
const b: G<never> = 1;
const c: G<string> = 1; // error: [ts2322]
export {};
