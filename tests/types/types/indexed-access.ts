interface A { a: { b: number }[] }
const n: A["a"][number]["b"] = 1;
const s: A["a"][number]["b"] = "1"; // error: [ts2322]
type Bad = A["c"]; // error: [ts2339]
export { n, s };
export type { Bad };
