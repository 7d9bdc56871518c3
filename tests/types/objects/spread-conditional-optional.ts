declare const c: boolean;
const o = { ...(c && { a: 1 }), ...(c ? { b: "x" } : {}) };
o.a.toFixed(); // error: [ts18048]
const n: number | undefined = o.a;
const s: string = o.b; // error: [ts2322]
export {};
