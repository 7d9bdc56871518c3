const xs = ["b", "a"].toSorted((x, y) => (x < y ? -1 : 1));
const n: number[] = xs; // error: [ts2322]
export { n };
