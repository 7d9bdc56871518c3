type N = { k: "a" } & { k: "b" };
const n: N = { k: "a" }; // error: [ts2322]
export { n };
