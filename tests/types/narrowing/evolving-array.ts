export function f() {
  const xs = [];
  xs.push(1);
  xs.push("a");
  const ys: (string | number)[] = xs;
  return ys;
}
