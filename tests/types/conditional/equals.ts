type Eq<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const a: Eq<string, string> = true;
const b: Eq<string, number> = true; // error: [ts2322]
const c: Eq<{ a: 1 }, { readonly a: 1 }> = false;
const d: Eq<any, string> = false;
const e: Eq<"a" | "b", "b" | "a"> = true;
const f: Eq<{ a: 1 } & { b: 2 }, { a: 1; b: 2 }> = false;
export {};
