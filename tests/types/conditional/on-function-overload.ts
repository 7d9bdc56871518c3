declare function f(x: string): 1;
declare function f(x: number): 2;
type R = typeof f extends (x: infer P) => infer R ? [P, R] : never;
const r: R = [1, 2];
const s: R = ["a", 1]; // error: [ts2322, ts2322]
export {};
