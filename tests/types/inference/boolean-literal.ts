declare const b: <T extends boolean>(x: T) => T;
const t: true = b(true);
const f: true = b(false); // error: [ts2322]
declare const o: <T extends { on: boolean }>(x: T) => T;
const on: true = o({ on: true }).on;
declare const p: <T>(x: T) => T;
const q: { on: true } = p({ on: true });
export {};
