const o = { kind: "a", list: [1, 2] } as const;
const k: "a" = o.kind;
const l: readonly [1, 2] = o.list;
o.kind = "a"; // error: [ts2540]
export { k, l };
