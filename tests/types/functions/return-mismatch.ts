export function f(): number {
  return "a"; // error: [ts2322]
}
