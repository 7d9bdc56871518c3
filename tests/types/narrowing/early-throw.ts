export function f(x?: string) {
  if (x === undefined) throw new Error("no");
  return x.length;
}
