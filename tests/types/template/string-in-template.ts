type P = `/${string}`;
declare const s: string;
const a: P = "/x";
const b: P = "x"; // error: [ts2322]
const c: P = `/${s}`;
const d: P = s; // error: [ts2322]
const e: string = a;
const f: `${P}/end` = "/a/end";
const g: `${P}/end` = "/a"; // error: [ts2322]
export {};
