const t: [number, string] = [1]; // error: [ts2322]
const u: [number, string] = [1, "a", 2]; // error: [ts2322]
export { t, u };
