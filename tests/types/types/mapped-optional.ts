type Opt<T> = { [K in keyof T]?: T[K] };
const o: Opt<{ a: number; b: string }> = { a: 1 };
const p: Opt<{ a: number }> = { a: "1" }; // error: [ts2322]
export { o, p };
