function g(a = 1, b: number) {
  return a + b;
}
g(undefined, 1);
g(1); // error: [ts2554]
export {};
