const t: [number, ...string[]] = [1, "a", "b"];
const u: [number, ...string[]] = [1, 2]; // error: [ts2322]
const s: string = t[5];
export { u, s };
