type E = Exclude<string | null | undefined, null | undefined>;
const a: E = "x";
const b: E = null; // error: [ts2322]
type N = NonNullable<{ a?: number }["a"]>;
const c: N = 1;
const d: N = undefined; // error: [ts2322]
export {};
