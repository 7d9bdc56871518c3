type U = { kind: "a"; x: 1 } | { kind: "b"; y: 2 };
type A = Extract<U, { kind: "a" }>;
const a: A = { kind: "a", x: 1 };
const b: A = { kind: "b", y: 2 }; // error: [ts2322]
type K = Extract<U, { y: unknown }>["kind"];
const k: K = "a"; // error: [ts2322]
export {};
