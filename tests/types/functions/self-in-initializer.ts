const a = a + 1; // error: [ts2448, ts7022]
const b = () => b;
const c = { get: () => c };
const d: { get: () => unknown } = { get: () => d };
export {};
