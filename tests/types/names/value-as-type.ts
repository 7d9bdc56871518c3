const a = 1;
const b: a = 1; // error: [ts2749]
export { b };
