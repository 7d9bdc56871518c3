const [a, b] = [1, "x"] as const;
const n: 1 = a;
const m: "y" = b; // error: [ts2322]
export { n, m };
