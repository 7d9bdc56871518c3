const f = (x: unknown) => {
  if (x === 1) {
    const o: 1 = x;
    return o;
  }
  if (x === null || x === undefined) return x;
  const o: {} = x;
  const s: string = x; // error: [ts2322]
  return o;
};
export {};
