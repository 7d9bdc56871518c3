const a = [1, 2] as const;
const b = -1 as const;
const c = a.slice(1) as const; // error: [ts1355]
const d = (1 + 2) as const; // error: [ts1355]
const e = `x` as const;
const f = (() => 1) as const; // error: [ts1355]
export { a, b, c, d, e, f };
