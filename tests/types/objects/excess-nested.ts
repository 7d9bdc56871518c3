type T = { o: { a: number }; xs: { b: number }[] };
const a: T = { o: { a: 1, z: 1 }, xs: [] }; // error: [ts2353]
const b: T = { o: { a: 1 }, xs: [{ b: 1, z: 1 }] }; // error: [ts2353]
const c: T = { o: { a: 1 }, xs: [{ b: "x" }] }; // error: [ts2322]
export {};
