interface A { a?: number }
const r: Required<A> = {}; // error: [ts2741]
export { r };
