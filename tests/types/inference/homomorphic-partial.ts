declare const fill: <T>(x: Partial<T>, d: T) => T;
const r = fill({ a: 1 }, { a: 2, b: "x" });
const s: string = r.b;
const t: number = r.b; // error: [ts2322]
fill({ c: 1 }, { a: 2 }); // error: [ts2353]
export {};
