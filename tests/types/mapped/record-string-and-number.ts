const r: Record<string, number> = { a: 1, b: "x" }; // error: [ts2322]
const n: Record<number, string> = { 1: "a", b: "x" }; // error: [ts2353]
const s: string = n[5]!;
n["a"]; // error: [ts7015]
export {};
