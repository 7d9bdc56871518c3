type Eq<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type RO<T> = { [K in keyof T]-?: Eq<{ [P in K]: T[K] }, { readonly [P in K]: T[K] }> extends true ? K : never }[keyof T];
const l: RO<{ a: 1; readonly b: 2 }> = "a"; // error: [ts2322]
export {};
