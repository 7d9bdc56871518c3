type W = { a?: number; b?: string };
const a: W = {};
const b: W = { c: 1 }; // error: [ts2353]
const o = { c: 1 };
const c: W = o; // error: [ts2559]
const d: W = 1; // error: [ts2559]
const e: W = "x"; // error: [ts2559]
const f: W = () => ({ a: 1 }); // error: [ts2560]
const g: W = []; // error: [ts2559]
const h: W & { z?: 1 } = o; // error: [ts2559]
export {};
