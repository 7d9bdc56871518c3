// What evolves from `[]` is an array; what it was given wrongly is not followed.
export function evolve() {
  let ys = [];
  ys = "a"; // error: [ts2322]
  const zs: number[] = ys;
  return zs;
}
export function evolves() {
  let ys = [];
  ys = ["a"];
  const zs: number[] = ys; // error: [ts2322]
  return zs;
}
