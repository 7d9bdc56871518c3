interface P { a: { b: { c: number } } }
const p: P = { a: { b: { c: "1" } } }; // error: [ts2322]
export { p };
