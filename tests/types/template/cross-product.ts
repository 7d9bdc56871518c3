type C = `${"a" | "b"}-${1 | 2}`;
const a: C = "a-1";
const b: C = "b-3"; // error: [ts2322]
type D = `${boolean}`;
const d: D = "true";
const e: D = "yes"; // error: [ts2322]
type N = `${null | undefined}`;
const n: N = "null";
export {};
