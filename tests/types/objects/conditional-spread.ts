declare const c: boolean;
const o = { a: 1, ...(c && { b: 2 }) };
const n: number | undefined = o.b;
const m: number = o.b; // error: [ts2322]
export { n, m };
