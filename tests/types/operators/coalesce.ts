declare const s: string | null;
const a: string = s ?? "x";
const b: string = s ?? 1; // error: [ts2322]
export { a, b };

// What is narrowed to `never` stays so: it is compared with anything.
declare const xs: number[];
declare const five: 5;
export const other = xs[2] ?? ((xs[2] ?? -678) !== five ? 1 : 2);
export const stays: never[] = xs[2] === undefined ? [xs[2] ?? 1, xs[2] || 1] : [];
