declare const id: <T>(x: T) => T;
declare const box: <T>(x: T) => { value: T };
let a = id("x");
a = "y";
const b = id("x");
const c: "x" = b;
const d = box("x");
const e: { value: "x" } = d; // error: [ts2322]
const f: { value: "x" } = box("x");
export {};
