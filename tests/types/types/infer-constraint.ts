type Head<T> = T extends [infer H extends string, ...unknown[]] ? H : "none";
const a: Head<["x", 1]> = "x";
const b: Head<[1]> = "none";
const c: Head<["x"]> = "y"; // error: [ts2322]
export { a, b, c };
