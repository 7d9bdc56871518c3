interface A { a: number; b: string; c: boolean }
const p: Pick<A, "a" | "b"> = { a: 1, b: "x" };
const o: Omit<A, "a"> = { b: "x", c: true, a: 1 }; // error: [ts2353]
const q: Pick<A, "d"> = {}; // error: [ts2344, ts2741]
export { p, o, q };
