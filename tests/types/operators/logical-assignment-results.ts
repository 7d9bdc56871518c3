// What `&&=`, `||=` and `??=` give is counted from all that the place may hold, whatever it holds here.
declare const given: { n?: number };
declare const number: number;

export let kept = given.n;
kept ??= number;
export const a: number = (kept &&= 7); // error: [ts2322]
export let filled = given.n;
filled ||= 5;
export const b: number = (filled &&= 7); // error: [ts2322]
export const c: number = filled;
export let either: string | number = "";
either = 4 as number;
export const d: number = (either ||= "b"); // error: [ts2322]
export let asked = given.n;
export const e: number = (asked ??= number) + (asked ||= 5);
