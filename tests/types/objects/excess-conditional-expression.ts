declare const c: boolean;
type T = { a: number };
const a: T = c ? { a: 1 } : { a: 2, b: 1 }; // error: [ts2353]
const b: T = c ? { a: 1, b: 2 } : { a: 1 }; // error: [ts2353]
const d: T | null = c && { a: 1, b: 1 }; // error: [ts2322]
export {};
