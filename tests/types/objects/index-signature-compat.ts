interface I { a: number }
type A = { a: number };
declare const i: I;
declare const a: A;
const r: Record<string, number> = a;
const s: Record<string, number> = i; // error: [ts2322]
const u: Record<string, unknown> = i; // error: [ts2322]
const t: { [k: string]: string } = a; // error: [ts2322]
export {};
