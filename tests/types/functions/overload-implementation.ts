function f(a: string): string;
function f(a: number): number;
function f(a: string | number): string | number {
  return a;
}
f("a").length;
f(1).toFixed();
f(true); // error: [ts2769]
function g(a: string): string; // error: [ts2394]
function g(a: number): number {
  return a;
}
export {};
