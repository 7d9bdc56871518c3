type Opt = { a?: number; readonly b: string };
type R = { -readonly [K in keyof Opt]-?: Opt[K] };
const r: R = { a: 1, b: "x" };
r.b = "y";
const s: R = { b: "x" }; // error: [ts2741]
const n: number = r.a;
export {};
