const t: [number, string] = [1, "a"];
export const x = t[2]; // error: [ts2493]
