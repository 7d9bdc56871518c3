declare const on: <T>(f: (x: T) => void) => T;
const n: number = on((x: number) => {});
const s: string = on((x: number) => {}); // error: [ts2322]
const u = on((x) => {});
u.foo; // error: [ts18046]
export {};
