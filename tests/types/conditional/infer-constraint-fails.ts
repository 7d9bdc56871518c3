type F<T> = T extends [infer H extends string, ...unknown[]] ? H : "no";
const a: F<["a", 1]> = "a";
const b: F<[1, "a"]> = "no";
const c: F<[1, "a"]> = "a"; // error: [ts2322]
export {};
