declare const id: <T>(x: T) => T;
const a: string | number = id(1);
const b: "x" | "y" = id("x");
const c: string = id(1); // error: [ts2322]
declare const wrap: <T>(x: T) => { v: T };
const d: { v: string | number } = wrap("a");
const e: { v: number } = wrap("a"); // error: [ts2322]
export {};
