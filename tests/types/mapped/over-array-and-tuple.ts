type B<T> = { [K in keyof T]: T[K][] };
const a: B<number[]> = [[1]];
const t: B<[number, string?]> = [[1]];
const u: B<[number, string?]> = [[1], ["a"]];
const v: B<readonly [number]> = [["a"]]; // error: [ts2322]
const w: B<readonly number[]> = [[1]];
w.push([1]); // error: [ts2339]
export {};
