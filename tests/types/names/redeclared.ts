const a = 1; // error: [ts2451]
const a = 2; // error: [ts2451]
export { a };
