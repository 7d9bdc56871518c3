const o = { a: 1, b: "x" } satisfies Record<string, number | string>;
const n: number = o.a;
const bad = { a: true } satisfies Record<string, number | string>; // error: [ts2322]
export { n, bad };
