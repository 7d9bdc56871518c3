interface A { m(x: string): 1 }
interface A { m(x: number): 2 }
declare const a: A;
const p: 1 = a.m("x");
const q: 2 = a.m(1);
a.m(true); // error: [ts2769]
export {};
