type U = { kind: "a"; x: number } | { kind: "b"; y: string };
type P<T> = { [K in keyof T]?: T[K] };
const p: P<U> = { kind: "a", x: 1 };
const q: P<U> = { kind: "a", y: "x" }; // error: [ts2353]
const r: P<U> = { y: "x" };
export {};
