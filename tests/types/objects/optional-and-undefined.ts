interface P { x?: number }
const p: P = {};
const n: number = p.x; // error: [ts2322]
const m: number = p.x ?? 0;
export { n, m };
