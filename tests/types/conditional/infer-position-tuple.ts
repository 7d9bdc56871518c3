type Last<T extends unknown[]> = T extends [...unknown[], infer L] ? L : never;
type Init<T extends unknown[]> = T extends [...infer I, unknown] ? I : never;
const a: Last<[1, 2, 3]> = 3;
const b: Init<[1, 2, 3]> = [1, 2];
const c: Last<[1, 2, 3]> = 2; // error: [ts2322]
const d: Last<[]> = 1; // error: [ts2322]
export {};
