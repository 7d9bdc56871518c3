type Deep<T> = { [K in keyof T]?: T[K] extends object ? Deep<T[K]> : T[K] };
type O = { a: { b: { c: number } }; d: string };
const x: Deep<O> = { a: { b: {} } };
const y: Deep<O> = { a: { b: { c: "x" } } }; // error: [ts2322]
const z: Deep<O> = { a: { e: 1 } }; // error: [ts2353]
export {};
