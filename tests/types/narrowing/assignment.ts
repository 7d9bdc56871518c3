let x: string | number = "a";
const n: number = x.length;
x = 1;
const m: number = x.length; // error: [ts2339]
export { n, m };
