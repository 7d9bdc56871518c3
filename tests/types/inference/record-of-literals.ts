declare const def: <K extends string, V extends string>(x: Record<K, V>) => V;
const v: "x" | "y" = def({ a: "x", b: "y" });
const w: "x" = def({ a: "x", b: "y" }); // error: [ts2322]
export {};
