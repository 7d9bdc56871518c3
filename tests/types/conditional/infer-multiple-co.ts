type F<T> = T extends { a: infer U; b: infer U } ? U : never;
const a: F<{ a: string; b: number }> = "x";
const b: F<{ a: string; b: number }> = 1;
const c: F<{ a: string; b: number }> = true; // error: [ts2322]
export {};
