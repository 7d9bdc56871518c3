declare const f: <T>(x: T) => T extends string ? "s" : T extends number ? "n" : "o";
const a: "s" = f("x");
const b: "n" = f(1);
const c: "n" = f(true); // error: [ts2322]
declare const u: string | number;
const d: "s" | "n" = f(u);
const e: "s" = f(u); // error: [ts2322]
export {};
