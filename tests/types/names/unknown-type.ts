const a: Nothing = 1; // error: [ts2304]
export { a };
