type U = { a: number } | { b: string };
const a: U = { a: 1 };
const b: U = { a: 1, b: "x" };
const c: U = { a: 1, c: 1 }; // error: [ts2353]
const d: U = { b: 1 }; // error: [ts2322]
export {};
