const { a = "x" }: { a?: number } = {}; // error: [ts2322]
const n: number = a;
export { n };
