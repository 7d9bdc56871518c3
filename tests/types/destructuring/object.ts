const { a, b: c, ...rest } = { a: 1, b: "x", d: true };
const n: number = a;
const s: number = c; // error: [ts2322]
const d: boolean = rest.d;
rest.a; // error: [ts2339]
export { n, s, d };
