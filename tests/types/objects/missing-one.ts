interface P { x: number; y: number }
const p: P = { x: 1 }; // error: [ts2741]
export { p };
