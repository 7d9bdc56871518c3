const base = { a: 1, b: "x" };
const o = { ...base, b: 2 };
const n: number = o.b;
const s: string = o.b; // error: [ts2322]
export { n, s };
