declare const f: <T>(a: T[], b: T) => T;
const a: number = f([], 1);
const b: string = f([], 1); // error: [ts2322]
declare const g: <T>(a: T[]) => T;
const c: string = g([]);
const d = g([]);
d.foo; // error: [ts2339]
export {};
