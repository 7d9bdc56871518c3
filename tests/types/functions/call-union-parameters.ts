declare const f: ((x: string) => 1) | ((x: number) => 2);
f("a"); // error: [ts2345]
f(1); // error: [ts2345]
declare const g: ((x: { a: 1 }) => 1) | ((x: { b: 2 }) => 2);
const r: 1 | 2 = g({ a: 1, b: 2 });
g({ a: 1 }); // error: [ts2345]
export {};
