type Flat<T> = T extends readonly (infer E)[] ? Flat<E> : T;
const n: Flat<number[][][]> = 1;
const s: Flat<number[][][]> = "a"; // error: [ts2322]
export { n, s };
