interface A { a: number }
interface A { b: string }
const a: A = { a: 1 }; // error: [ts2741]
export { a };
