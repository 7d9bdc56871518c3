declare const s: string | undefined;
const a: string = s || "x";
const b: number = s || 1; // error: [ts2322]
export { a, b };
