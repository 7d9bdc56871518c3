const xs = [1, "a", true];
const ys: (string | number)[] = xs; // error: [ts2322]
export { ys };
