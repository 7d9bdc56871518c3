type O = { kind: "a" | "b"; n: number };
const a: () => O = () => ({ kind: "a", n: 1 });
const b: () => O = () => ({ kind: "c", n: 1 }); // error: [ts2322]
const c: () => O = () => ({ kind: "a", n: 1, extra: 1 });
const d = (): O => ({ kind: "a", n: 1, extra: 1 }); // error: [ts2353]
const e: () => O[] = () => [{ kind: "a", n: "x" }]; // error: [ts2322]
export {};
