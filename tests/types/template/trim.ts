type Trim<S extends string> = S extends ` ${infer R}` ? Trim<R> : S extends `${infer L} ` ? Trim<L> : S;
const a: Trim<"  x "> = "x";
const b: Trim<"  x "> = " x"; // error: [ts2322]
type Rep<S extends string, F extends string, T extends string> = S extends `${infer A}${F}${infer B}` ? `${A}${T}${Rep<B, F, T>}` : S;
const c: Rep<"a-b-c", "-", "_"> = "a_b_c";
export {};
