const f = (x: string | null) => {
  if (x === null) return [];
  return [1].map(() => x.length);
};
const g = (x: string | null) => {
  if (x === null) return [];
  const r = [1].map(() => x.length); // error: [ts18047]
  x = null;
  return r;
};
export {};
