type N<S> = S extends `${infer D extends number}` ? D : never;
const a: N<"12"> = 12;
const b: N<"12"> = 13; // error: [ts2322]
const c: N<"x"> = 1; // error: [ts2322]
type B<S> = S extends `${infer D extends boolean}` ? D : never;
const d: B<"true"> = true;
export {};
