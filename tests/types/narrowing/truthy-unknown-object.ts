const f = (x: unknown) => {
  if (x) {
    const o: {} = x;
    return o;
  }
  const u: {} = x; // error: [ts2322]
  return u;
};
export {};
