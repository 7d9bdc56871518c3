type U = { k: "a"; a: number } | { k: "b"; b: string };
const a: U = { k: "a", a: 1 };
const b: U = { k: "a", a: 1, b: "x" }; // error: [ts2353]
const c: U = { k: "b", a: 1 }; // error: [ts2353]
const d: U = { k: "c", a: 1 }; // error: [ts2322]
const e: U = { k: "a" }; // error: [ts2322]
export {};
