type B<T> = { [K in keyof T]: { v: T[K] } };
type T = B<[a: number, ...rest: string[]]>;
const t: T = [{ v: 1 }, { v: "a" }, { v: "b" }];
const u: T = [{ v: 1 }, { v: 2 }]; // error: [ts2322]
export {};
