type N = { [K in 0 | 1]: string };
const a: N = { 0: "a", 1: "b" };
const b: N = ["a", "b"];
const c: N = { 0: "a" }; // error: [ts2741]
a[0].length;
a["1"].length;
a[2]; // error: [ts7053]
export {};
