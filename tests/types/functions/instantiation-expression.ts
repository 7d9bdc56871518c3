const id = <T,>(x: T) => x;
const s = id<string>;
s("a").length;
s(1); // error: [ts2345]
const bad = id<string, number>; // error: [ts2635]
type I = typeof id<number>;
const i: I = (x) => x + 1;
export {};
