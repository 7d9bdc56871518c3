const a = [1, 2];
const b = [...a, "x"];
const c: number[] = b; // error: [ts2322]
export { c };
