type Inf<T> = T extends string ? Inf<T> : never;
type X = Inf<"a">; // error: [ts2589]
type L<T> = { a: L<T[]> };
const l: L<number> = { a: { a: 1 } }; // error: [ts2322]
export {};
