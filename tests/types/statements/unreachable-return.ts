export function f(): number {
  throw new Error("x");
}
