const tag = <T extends string>(x: T) => x;
declare const n: number;
const a = tag(`a${n}`);
const b: `a${number}` = a;
const c: `b${number}` = a; // error: [ts2322]
const d = `a${n}`;
const e: `a${number}` = d; // error: [ts2322]
const f = `a${n}` as const;
const g: `a${number}` = f;
export {};
