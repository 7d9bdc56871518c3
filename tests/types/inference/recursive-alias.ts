type Nested<T> = T | Nested<T>[];
declare const flat: <T>(x: Nested<T>[]) => T[];
const a: number[] = flat([1, [2, [3]]]);
const b: string[] = flat([1, [2]]); // error: [ts2322]
export {};
