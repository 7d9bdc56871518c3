type F<T> = T extends true ? "yes" : "no";
const a: F<boolean> = "yes";
const b: F<boolean> = "no";
const c: F<true> = "no"; // error: [ts2322]
export {};
