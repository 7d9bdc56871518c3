type A = A[];
type B = { b: B };
type C = C | string; // error: [ts2456]
type D = [D];
type E = E["x"]; // error: [ts2456]
const a: A = [[[]]];
const b: A = [1]; // error: [ts2322]
const d: D = [[1]]; // error: [ts2322]
export {};
