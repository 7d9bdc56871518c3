interface P { x: number }
const p: P = { x: 1, y: 2 }; // error: [ts2353]
const q = { x: 1, y: 2 };
const r: P = q;
export { p, r };
