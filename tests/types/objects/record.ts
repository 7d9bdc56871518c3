const r: Record<"a" | "b", number> = { a: 1 }; // error: [ts2741]
const q: Record<"a" | "b", number> = { a: 1, b: 2, c: 3 }; // error: [ts2353]
export { r, q };
