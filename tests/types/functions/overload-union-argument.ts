declare function f(x: string): 1;
declare function f(x: number): 2;
declare const u: string | number;
f(u); // error: [ts2769]
const g = (x: string | number) => f(x); // error: [ts2769]
export {};
