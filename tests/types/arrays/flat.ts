const xs: number[] = [[1], [2]].flat();
const ys: string[] = [[1], [2]].flatMap((x) => x); // error: [ts2322]
export { xs, ys };
