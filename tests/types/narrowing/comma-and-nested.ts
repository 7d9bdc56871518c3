const f = (x: string | null) => {
  if ((0, x)) return x.length; // error: [ts2695]
  if ((x as string | null) !== null) return x.length; // error: [ts18047]
  return 0;
};
const g = (x: string | null) => ((x)! .length, x.length); // error: [ts18047]
export {};
