const f = (x: string | null) => {
  if (!!x) return x.length;
  if (!x) return x.length; // error: [ts18047]
  return x;
};
export {};
