interface A { a: number }
interface B extends A { a: string } // error: [ts2430]
declare const b: B;
export { b };
