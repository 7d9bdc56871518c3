type M<T> = { [K in keyof T]: 1 };
const s: M<string> = "x";
const n: M<number> = 1;
const u: M<undefined> = undefined;
const bad: M<string> = 1; // error: [ts2322]
export {};
