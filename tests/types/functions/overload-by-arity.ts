declare function f(): 0;
declare function f(a: number): 1;
declare function f(a: number, b: number): 2;
const a: 0 = f();
const b: 1 = f(1);
const c: 2 = f(1, 2);
f(1, 2, 3); // error: [ts2554]
export {};
