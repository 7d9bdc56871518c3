declare const merge: <T>(f: ((x: T) => void)[]) => T;
declare const f: (x: { a: number }) => void;
declare const g: (x: { b: string }) => void;
const r = merge([f, g]); // error: [ts2322]
r.a;
r.b; // error: [ts2339]
export {};
