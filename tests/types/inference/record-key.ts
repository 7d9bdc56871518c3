declare const keys: <K extends string>(x: Record<K, unknown>) => K[];
const k = keys({ a: 1, b: 2 });
const ok: ("a" | "b")[] = k;
const bad: "a"[] = k; // error: [ts2322]
export {};
