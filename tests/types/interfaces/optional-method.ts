interface A { m?(): number; readonly r: number }
declare const a: A;
a.m(); // error: [ts2722]
a.m?.().toFixed();
a.r = 1; // error: [ts2540]
export {};
