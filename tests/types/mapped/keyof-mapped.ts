type M = { [K in "a" | "b" as `${K}1`]: K };
const k: keyof M = "a1";
const l: keyof M = "a"; // error: [ts2322]
type V = M[keyof M];
const v: V = "b";
export {};
