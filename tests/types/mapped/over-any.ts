type M<T> = { [K in keyof T]: number };
declare const m: M<any>;
const n: number = m.foo;
const s: string = m.foo; // error: [ts2322]
type A = M<unknown>;
const a: A = { x: 1 };
export {};
