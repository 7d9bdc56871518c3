interface A { a: number; a: number } // error: [ts2300, ts2300]
interface B { a: number; a: string } // error: [ts2300, ts2300, ts2717]
type T = { a: 1; a: 2 }; // error: [ts2300, ts2300, ts2717]
const o: A = { a: 1 };
export {};
