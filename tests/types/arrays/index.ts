const xs = [1, 2];
const n: number = xs[0];
const m: number = xs.at(0); // error: [ts2322]
export { n, m };
