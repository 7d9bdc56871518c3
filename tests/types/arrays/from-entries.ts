const o = Object.fromEntries([["a", 1], ["b", 2]] as const);
const n: number = o.a;
const s: string = o.b; // error: [ts2322]
export { n, s };
