const { a: { b } } = { a: { b: 1 } };
const s: string = b; // error: [ts2322]
export { s };
