const f = (x: object) => {
  if ("a" in x) {
    const u: unknown = x.a;
    const s: string = x.a; // error: [ts2322]
    return u;
  }
  return x;
};
export {};
