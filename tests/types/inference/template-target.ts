declare const f: <T extends string>(x: `on${T}`) => T;
const a: "Click" = f("onClick");
const b: "click" = f("onClick"); // error: [ts2322]
f("click"); // error: [ts2345]
declare const g: <A extends string, B extends string>(x: `${A}-${B}`) => [A, B];
const p: ["a", "b-c"] = g("a-b-c");
export {};
