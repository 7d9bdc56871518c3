type F<T> = T extends string ? 1 : 2;
const f = <T,>(x: F<T>): F<T> => x;
const g = <T,>(x: F<T>): 1 | 2 => x;
const h = <T, U>(x: F<T>): F<U> => x; // error: [ts2322]
const i = <T,>(x: F<T>): 1 => x; // error: [ts2322]
export {};
