type Split<S extends string, D extends string> = S extends `${infer H}${D}${infer T}` ? [H, ...Split<T, D>] : [S];
type Join<T extends string[], D extends string> = T extends [infer H extends string, ...infer R extends string[]] ? R extends [] ? H : `${H}${D}${Join<R, D>}` : "";
const s: Split<"a.b.c", "."> = ["a", "b", "c"];
const t: Split<"a.b.c", "."> = ["a", "b"]; // error: [ts2322]
const j: Join<["a", "b"], "-"> = "a-b";
const k: Join<["a", "b"], "-"> = "a_b"; // error: [ts2322]
export {};
