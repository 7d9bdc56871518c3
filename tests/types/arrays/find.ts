const x = [1, 2].find((n) => n > 1);
const n: number = x; // error: [ts2322]
export { n };
