type Element<T> = T extends readonly (infer E)[] ? E : never;
const n: Element<number[]> = 1;
const s: Element<number[]> = "a"; // error: [ts2322]
export { n, s };
