const f = (x: string, y: "a" | "b") => {
  if (x === y) {
    const z: "a" | "b" = x;
    return z;
  }
  const w: "a" = x; // error: [ts2322]
  return w;
};
export {};
