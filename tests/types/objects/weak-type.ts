interface O { a?: number; b?: string }
const x = { c: 1 };
const o: O = x; // error: [ts2559]
export { o };
