declare const values: <T>(x: Record<string, T>) => T[];
const v = values({ a: 1, b: "x" });
const ok: (string | number)[] = v;
const bad: number[] = v; // error: [ts2322]
export {};
