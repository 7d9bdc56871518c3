const f = <T extends string>(text: T) => {
  const { length, ...others } = text; // error: [ts2700]
  return others;
};
const g = <T extends { a: number }>(o: T) => {
  const { a, ...others } = o;
  return others;
};
export { f, g };
