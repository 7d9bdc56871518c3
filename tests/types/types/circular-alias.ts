type A = A | number; // error: [ts2456]
const a: A = 1;
export { a };
