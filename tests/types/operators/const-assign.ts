const a = 1;
a = 2; // error: [ts2588]
export { a };
