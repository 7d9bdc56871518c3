type I = { a: number } & { b: string };
const a: I = { a: 1, b: "x" };
const b: I = { a: 1, b: "x", c: 1 }; // error: [ts2353]
const c: I = { a: 1 }; // error: [ts2322]
export {};
