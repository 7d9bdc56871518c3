const fact = (n: number): number => (n <= 1 ? 1 : n * fact(n - 1));
const even = (n: number) => (n === 0 ? true : odd(n - 1));
const odd = (n: number): boolean => (n === 0 ? false : even(n - 1));
const loop = (n: number) => loop(n); // error: [ts7023]
function tree(n: number) { // error: [ts7023]
  return n === 0 ? null : { left: tree(n - 1) };
}
export {};
