type Src = { a?: number; readonly b: string };
type Copy<T> = { [K in keyof T]: T[K] | null };
const c: Copy<Src> = { b: null };
c.b = "x"; // error: [ts2540]
c.a = null;
const d: Copy<Src> = {}; // error: [ts2741]
export {};
