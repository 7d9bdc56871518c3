const v = `a${1}` as const;
const w: "a1" = v;
const u: `a${number}` = `a5`;
const t: `a${number}` = `ab`; // error: [ts2322]
export { w, u, t };
