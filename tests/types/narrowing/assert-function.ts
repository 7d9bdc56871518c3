function check(x: unknown): asserts x is string {
  if (typeof x !== "string") throw new Error("no");
}
export const f = (x: unknown) => {
  check(x);
  return x.length;
};
