const f = (xs: string[]) => {
  let last: string | null = null;
  for (const x of xs) {
    if (last !== null) last.length;
    last = x;
  }
  return last.length; // error: [ts18047]
};
export {};
