declare const n: <T extends number>(x: T) => T;
const one: 1 = n(1);
const two: 1 = n(2); // error: [ts2322]
declare const u: <T extends string | number>(x: T[]) => T;
const r: "a" | 1 = u(["a", 1]);
export {};
