const o = { a: 1, b: "x" };
const p: typeof o = { a: 2, b: "y" };
const q: typeof o.a = "x"; // error: [ts2322]
export { p, q };
