function f(a: string): string;
function g(a: string): string { // error: [ts2389]
  return a;
}
export {};
