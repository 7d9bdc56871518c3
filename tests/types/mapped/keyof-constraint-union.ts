type Vals<T, K extends keyof T> = { [P in K]: T[P] };
type A = Vals<{ a: 1; b: 2 }, "a">;
type B = Vals<{ a: 1; b: 2 }, "c">; // error: [ts2344]
const a: A = { a: 1 };
export {};
