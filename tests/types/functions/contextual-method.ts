interface H { on(x: number): string }
const h: H = { on(x) { return x.toFixed(); } };
const k: H = { on(x) { return x; } }; // error: [ts2322]
export { h, k };
