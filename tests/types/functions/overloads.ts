function f(x: string): string;
function f(x: number): number;
function f(x: string | number): string | number {
  return x;
}
const a: string = f("a");
const b: number = f(1);
const c = f(true); // error: [ts2769]
export { a, b, c };
