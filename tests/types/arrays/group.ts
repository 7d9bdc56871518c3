const g = Object.groupBy([1, 2, 3], (n) => (n > 1 ? "big" : "small"));
const n: number[] | undefined = g.big;
const m: number[] = g.small; // error: [ts2322]
export { n, m };
