interface A { f(x: string | number): void }
interface B { f(x: string): void }
declare const b: B;
const a: A = b;
interface C { f: (x: string | number) => void }
interface D { f: (x: string) => void }
declare const d: D;
const c: C = d; // error: [ts2322]
export { a, c };
