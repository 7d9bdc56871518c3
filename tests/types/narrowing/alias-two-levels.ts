const f = (x: string | null, y: string | null) => {
  const both = x !== null && y !== null;
  const ok = both && x.length > 0;
  if (ok) return x.length + y.length;
  return both ? x : y.length; // error: [ts18047]
};
export {};
