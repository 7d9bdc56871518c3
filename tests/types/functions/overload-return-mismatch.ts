function f(a: string): string;
function f(a: number): boolean; // error: [ts2394]
function f(a: string | number): string | number {
  return a;
}
export {};
