const e: Exclude<"a" | "b" | "c", "a"> = "a"; // error: [ts2322]
const x: Extract<string | number, string> = "a";
const n: NonNullable<string | null> = null; // error: [ts2322]
export { e, x, n };
