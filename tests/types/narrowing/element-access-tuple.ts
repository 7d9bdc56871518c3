const f = (t: [string | null, number]) => {
  if (t[0] !== null) return t[0].length;
  return t[0].length; // error: [ts2531]
};
export {};
