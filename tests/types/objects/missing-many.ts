type T = { a: 1; b: 2; c: 3; d: 4; e: 5; f: 6 };
const a: T = { a: 1 }; // error: [ts2739]
const b: T = { a: 1, b: 2, c: 3 }; // error: [ts2739]
const c: T = {}; // error: [ts2740]
const d: T = { a: 1, b: 2, c: 3, d: 4, e: 5 }; // error: [ts2741]
const e: { x: T } = { x: { a: 1 } }; // error: [ts2739]
export {};
