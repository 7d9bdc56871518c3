type Pair<A, B> = [A, B];
const p: Pair<number> = [1, 2]; // error: [ts2314]
export { p };
