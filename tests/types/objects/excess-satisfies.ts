type T = { a: number; b?: string };
const a = { a: 1, c: 1 } satisfies T; // error: [ts2353]
const b = { a: 1, b: "x" } satisfies T;
b.b.length;
const c = { a: "x" } satisfies T; // error: [ts2322]
const d = { a: 1 } satisfies Record<"a" | "b", number>; // error: [ts2741]
const e = [1, "a"] satisfies [number, string];
const f = { k: (x) => x.length } satisfies Record<string, (x: string) => number>;
export {};
