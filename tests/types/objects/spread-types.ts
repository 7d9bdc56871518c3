const a = { ...{ x: 1, y: "a" }, x: "b" };
a.x.length;
declare const opt: { x?: number };
const b = { x: "s", ...opt };
const c: string | number = b.x;
const d: string = b.x; // error: [ts2322]
const f = { ..."ab" }; // error: [ts2698]
const g = { ...1 }; // error: [ts2698]
const h = { ...[1, 2] };
export {};
