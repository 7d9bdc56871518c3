type T<N extends number, A extends 0[] = []> = A["length"] extends N ? A : T<N, [...A, 0]>;
type Add<A extends number, B extends number> = [...T<A>, ...T<B>]["length"];
const a: Add<20, 22> = 42;
const b: Add<20, 22> = 41; // error: [ts2322]
export {};
