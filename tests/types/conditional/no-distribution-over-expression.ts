type F<T> = T[] extends string[] ? 1 : 2;
const a: F<string | number> = 1; // error: [ts2322]
type G<T extends { k: unknown }> = T["k"] extends string ? 1 : 2;
const b: G<{ k: string } | { k: number }> = 1; // error: [ts2322]
export {};
