declare function check(c: unknown): asserts c;
const f = (x: string) => {
  if (x === "a") {
    check(false);
    x.length;
  }
  return x;
};
export {};
