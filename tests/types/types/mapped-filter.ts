type OnlyText<T> = { [K in keyof T as T[K] extends string ? K : never]: T[K] };
const o: OnlyText<{ a: string; b: number }> = { a: "x" };
const p: OnlyText<{ a: string; b: number }> = { a: "x", b: 1 }; // error: [ts2353]
export { o, p };
