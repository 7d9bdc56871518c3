type First<S> = S extends `${infer C}${string}` ? C : never;
const a: First<"abc"> = "a";
const b: First<"abc"> = "ab"; // error: [ts2322]
const c: First<""> = "x"; // error: [ts2322]
export {};
