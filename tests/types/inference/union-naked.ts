declare const strip: <T>(x: T | undefined) => T;
declare const s: string | undefined;
const a: string = strip(s);
const b: number = strip(s); // error: [ts2322]
declare const n: undefined;
const c: string = strip(n); // error: [ts2322]
export {};
