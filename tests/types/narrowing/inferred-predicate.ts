const xs = ["a", undefined, "b"];
const ys = xs.filter((x) => x !== undefined);
const zs: string[] = ys;
export { zs };
