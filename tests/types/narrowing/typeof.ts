export const f = (x: string | number) => {
  if (typeof x === "string") {
    return x.length;
  }
  return x.length; // error: [ts2339]
};
