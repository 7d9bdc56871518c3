interface A { a: number; c: string }
interface B { b: string; c: string }
interface C extends A, B { d: 1 }
declare const c: C;
c.a + c.b + c.c;
interface D extends A { a: string } // error: [ts2430]
interface E extends A, F {} // error: [ts2320]
interface F { c: number }
export {};
