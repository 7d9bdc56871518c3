type R = Record<"a" | "b", number> & Partial<Record<"c", string>>;
const r: R = { a: 1, b: 2 };
const s: R = { a: 1, b: 2, c: 3 }; // error: [ts2322]
const t: R = { a: 1 }; // error: [ts2322]
export {};
