type Same<T> = { [K in keyof T as "one"]: T[K] };
declare const s: Same<{ a: number; b: string }>;
const u: string | number = s.one;
const n: number = s.one; // error: [ts2322]
export {};
