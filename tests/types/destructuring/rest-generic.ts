const omit = <T extends { a: number }>(o: T) => {
  const { a, ...rest } = o;
  return rest;
};
const r = omit({ a: 1, b: "x" });
const s: string = r.b;
export { s };
