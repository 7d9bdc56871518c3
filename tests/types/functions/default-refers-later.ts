const f = (a = b, b = 1) => a + b; // error: [ts2373]
const g = (a: number, b = a) => a + b;
const h = (a = a) => a; // error: [ts2372, ts7022]
export {};
