type Fns<T> = { [K in keyof T as T[K] extends (...a: never[]) => unknown ? K : never]: T[K] };
type O = { a: number; f(): void; g: (x: string) => number };
const o: Fns<O> = { f() {}, g: (x) => x.length };
o.a; // error: [ts2339]
const k: keyof Fns<O> = "f";
const l: keyof Fns<O> = "a"; // error: [ts2322]
export {};
