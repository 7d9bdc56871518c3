type U = { a?: number } | { b?: string };
const o = { c: 1 };
const a: U = o; // error: [ts2322]
const b: U = { c: 1 }; // error: [ts2353]
export {};
