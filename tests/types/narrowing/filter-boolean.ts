const xs = ["a", undefined, "b"];
const ys: string[] = xs.filter(Boolean); // error: [ts2322]
export { ys };
