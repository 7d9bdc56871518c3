export const f = (x: unknown) => {
  if (typeof x === "object" && x !== null && "a" in x) {
    return x.a;
  }
  return x.a; // error: [ts18046]
};
