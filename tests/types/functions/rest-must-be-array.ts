const f = (...a: number) => a; // error: [ts2370]
const g = (...a: number[] | string[]) => a;
const h = <T extends unknown[]>(...a: T) => a;
const i = <T,>(...a: T) => a; // error: [ts2370]
export {};
