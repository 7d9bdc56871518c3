declare const n: never;
declare const key: keyof string[];
const a = n + 1;
const b = n + "x";
const c = key + "x"; // error: [ts2469]
const d = key < 1; // error: [ts2469]
const e = "x" < n; // error: [ts2365]
export { a, b, c, d, e };
