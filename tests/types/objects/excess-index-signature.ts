type I = { a: number; [k: string]: number };
const a: I = { a: 1, b: 2 };
const b: I = { a: 1, b: "x" }; // error: [ts2322]
type N = { [k: number]: string };
const c: N = { 1: "a" };
const d: N = { a: "a" }; // error: [ts2353]
export {};
