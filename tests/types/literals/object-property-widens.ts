const o = { kind: "a" };
const k: "a" = o.kind; // error: [ts2322]
export { k };
