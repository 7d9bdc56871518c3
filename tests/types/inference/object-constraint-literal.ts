declare const def: <T extends { kind: string; n?: number }>(x: T) => T;
const d = def({ kind: "a" });
const k: "a" = d.kind; // error: [ts2322]
const arr = <T extends readonly string[]>(x: T) => x;
const e = arr(["a", "b"]);
const f: ("a" | "b")[] = e; // error: [ts2322]
export {};
