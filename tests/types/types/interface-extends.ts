interface A { a: number }
interface B extends A { b: string }
const b: B = { b: "x" }; // error: [ts2741]
export { b };
