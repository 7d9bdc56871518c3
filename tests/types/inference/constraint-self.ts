declare const max: <T extends { compare(other: T): number }>(a: T, b: T) => T;
interface N { compare(other: N): number; n: number }
declare const n: N;
max(n, n).n;
max(n, { compare: (x) => 1 }); // error: [ts2741]
export {};
