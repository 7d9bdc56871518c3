type R = { v: null; a: string } | { v: { x: number }; b: string };
const f = (r: R) => (r.v === null ? r.a : r.b);
const g = (r: R) => (r.v ? r.a : r.b); // error: [ts2339, ts2339]
export {};
