type P = Parameters<<T>(x: T, y: T[]) => T>;
const p: P = [1, ["a"]];
type R = ReturnType<<T>(x: T) => T[]>;
const r: R = [1];
const s: string[] = r; // error: [ts2322]
export {};
