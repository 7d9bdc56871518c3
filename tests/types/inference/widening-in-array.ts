declare const f: <T>(xs: T[]) => T;
let a = f([1, 2]);
a = 3;
let b = f(["a"]);
b = "c";
const c: "a" = f(["a"]);
const xs = [1, "a"];
const d: number = f(xs); // error: [ts2322]
export {};
