type V = `v${number}`;
const a: V = "v1";
const b: V = "v1.5";
const c: V = "v"; // error: [ts2322]
const d: V = "vx"; // error: [ts2322]
const e: V = "v0x1";
declare const n: number;
const f: V = `v${n}`;
const g: V = `v${"x"}`; // error: [ts2322]
export {};
