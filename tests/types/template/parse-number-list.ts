type Nums<S extends string> = S extends `${infer H extends number},${infer T}` ? [H, ...Nums<T>] : S extends `${infer L extends number}` ? [L] : [];
const a: Nums<"1,2,3"> = [1, 2, 3];
const b: Nums<"1,2"> = [1, 3]; // error: [ts2322]
const c: Nums<"01"> = [1];
export {};
