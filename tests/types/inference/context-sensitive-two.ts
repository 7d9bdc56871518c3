declare const pair: <T, U>(a: T, f: (x: T) => U, g: (y: U) => T) => [T, U];
const r = pair(1, (x) => `${x}`, (y) => y.length);
const s: [number, string] = r;
const w: [string, number] = r; // error: [ts2322]
pair(1, (x) => `${x}`, (y) => y); // error: [ts2322]
export {};
