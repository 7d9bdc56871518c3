declare const u: { a: number; b: string } | { a: string };
const x: number | string = u.a;
u.b; // error: [ts2339]
const y: number = u.a; // error: [ts2322]
declare const w: string | string[];
w.length;
w.map; // error: [ts2339]
export {};
