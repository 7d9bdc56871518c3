declare const tuple: <T extends unknown[]>(...xs: T) => T;
const t = tuple(1, "a", true);
const a: number = t[0];
const b: number = t[1]; // error: [ts2322]
t[3]; // error: [ts2493]
export {};
