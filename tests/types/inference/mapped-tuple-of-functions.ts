declare const all: <T extends unknown[]>(...fs: { [K in keyof T]: () => T[K] }) => T;
const r = all(() => 1, () => "a");
const n: number = r[0];
const s: number = r[1]; // error: [ts2322]
export {};
