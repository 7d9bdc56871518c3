type S = { kind: "a"; x: number } | { kind: "b"; y: string };
const s: S = { kind: "a", y: "1" }; // error: [ts2353]
const t: S = { kind: "b", y: "1" };
export { s, t };
