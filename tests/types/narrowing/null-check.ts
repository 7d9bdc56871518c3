export const f = (x: { a: number } | null) => {
  if (x === null) return 0;
  return x.a;
};
export const g = (x: { a: number } | null) => x.a; // error: [ts18047]
