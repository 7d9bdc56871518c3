type O = { a: 1 };
interface A extends O { b: 2 }
declare const a: A;
a.a + a.b;
type U = { a: 1 } | { b: 1 };
interface B extends U {} // error: [ts2312]
interface C extends string {} // error: [ts2840]
interface D extends Missing {} // error: [ts2304]
interface E extends E {} // error: [ts2310]
export {};
