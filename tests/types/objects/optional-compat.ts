const a: { x?: number } = {};
const b: { x: number | undefined } = a; // error: [ts2322]
const c: { x?: number } = { x: undefined };
const d: { x: number | undefined } = {}; // error: [ts2741]
const e: { x?: number } = { x: "a" }; // error: [ts2322]
export {};
