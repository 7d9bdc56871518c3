type A = { a: number } & { b: string };
const a: A = { a: 1, b: "x" };
const b: A = { a: 1 }; // error: [ts2322]
export { a, b };
