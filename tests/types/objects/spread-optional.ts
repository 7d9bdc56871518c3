declare const part: { a?: number };
const o = { a: "x", ...part };
const v: string | number = o.a;
const w: string = o.a; // error: [ts2322]
export { v, w };
