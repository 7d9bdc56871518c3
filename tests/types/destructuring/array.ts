const [a, b, ...rest] = [1, 2, 3];
const s: string = a; // error: [ts2322]
const r: number[] = rest;
export { b, s, r };
