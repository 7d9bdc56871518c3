type R = [start: number, end?: number];
const r: R = [1];
const s: R = ["a"]; // error: [ts2322]
export { r, s };
