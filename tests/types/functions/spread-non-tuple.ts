declare const xs: number[];
const f = (a: number, b: number) => a + b;
const g = (...a: number[]) => a.length;
f(...xs); // error: [ts2556]
g(...xs);
g(1, ...xs, 2);
f(1, ...[2]);
f(...([1, 2] as const));
f(...([1, 2, 3] as const)); // error: [ts2554]
export {};
