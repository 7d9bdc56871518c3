declare function f(a: string): string;
declare function f(a: number, b: boolean): number;
type P = Parameters<typeof f>;
const p: P = [1, true];
const q: P = ["a"]; // error: [ts2322]
const r: ReturnType<typeof f> = 1;
const s: ReturnType<typeof f> = "a"; // error: [ts2322]
export {};
