const tuple = <const T extends readonly unknown[]>(xs: T) => xs;
const t: readonly [1, "a"] = tuple([1, "a"]);
const u: readonly [2, "a"] = tuple([1, "a"]); // error: [ts2322]
export { t, u };
