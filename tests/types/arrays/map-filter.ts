const xs = [1, 2, 3].map((x) => x * 2).filter((x) => x > 2);
const s: string[] = xs; // error: [ts2322]
export { s };
