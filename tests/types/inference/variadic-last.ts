declare const last: <T extends unknown[], L>(x: [...T, L]) => L;
declare const t: [number, string, boolean];
const b: boolean = last(t);
const s: string = last(t); // error: [ts2322]
export {};
