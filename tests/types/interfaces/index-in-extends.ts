interface A { [k: string]: number }
interface B extends A { a: number; b: string } // error: [ts2411]
interface C extends A { [k: string]: 1 }
export {};
