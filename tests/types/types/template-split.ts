type Split<S extends string, D extends string> = S extends `${infer A}${D}${infer B}` ? [A, ...Split<B, D>] : [S];
const s: Split<"a.b.c", "."> = ["a", "b", "c"];
const t: Split<"a.b", "."> = ["a", "c"]; // error: [ts2322]
export { s, t };
