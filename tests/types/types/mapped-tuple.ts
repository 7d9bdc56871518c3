type Boxed<T> = { [K in keyof T]: { v: T[K] } };
const t: Boxed<[number, string]> = [{ v: 1 }, { v: "a" }];
const u: Boxed<[number, string]> = [{ v: 1 }, { v: 2 }]; // error: [ts2322]
export { t, u };
