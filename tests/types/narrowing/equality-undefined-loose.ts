const f = (x: string | null | undefined) => {
  if (x == null) return x;
  return x.length;
};
const g = (x: string | null | undefined) => {
  if (x != undefined) return x.length;
  const n: null | undefined = x;
  const u: undefined = x; // error: [ts2322]
  return n;
};
export {};
