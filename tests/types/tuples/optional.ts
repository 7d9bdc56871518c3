const t: [number, string?] = [1];
const s: string = t[1]; // error: [ts2322]
export { s };
