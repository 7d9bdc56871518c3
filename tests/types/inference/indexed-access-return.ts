declare const o: { a: number; b: string };
const get = <K extends keyof typeof o>(k: K) => o[k];
const n: number = get("a");
const s: number = get("b"); // error: [ts2322]
const u = get<"a" | "b">("a");
u.toFixed(); // error: [ts2339]
export {};
