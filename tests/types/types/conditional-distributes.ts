type NonText<T> = T extends string ? never : T;
const n: NonText<string | number> = 1;
const s: NonText<string | number> = "a"; // error: [ts2322]
export { n, s };
