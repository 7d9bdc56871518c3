type IsAny<T> = 0 extends 1 & T ? true : false;
const a: IsAny<any> = true;
const b: IsAny<unknown> = true; // error: [ts2322]
type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never;
const c: IsUnion<1 | 2> = true;
const d: IsUnion<1> = true; // error: [ts2322]
export {};
