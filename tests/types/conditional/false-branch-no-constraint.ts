type F<T extends string | { a: number }> = T extends string ? T : T["a"]; // error: [ts2536]
type G<T extends string | { a: number }> = T extends string ? T["a"] : 1; // error: [ts2536]
export {};
