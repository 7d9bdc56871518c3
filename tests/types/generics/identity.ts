const id = <T>(x: T) => x;
const a: "x" = id("x");
const b: number = id("x"); // error: [ts2322]
export { a, b };
