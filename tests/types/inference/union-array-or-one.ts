declare const toList: <T>(x: T | T[]) => T[];
const a: number[] = toList(1);
const b: number[] = toList([1, 2]);
const c: string[] = toList([1]); // error: [ts2322]
const d = toList([[1]]);
const e: number[][] = d;
export {};
