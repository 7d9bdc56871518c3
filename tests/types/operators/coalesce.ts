declare const s: string | null;
const a: string = s ?? "x";
const b: string = s ?? 1; // error: [ts2322]
export { a, b };
