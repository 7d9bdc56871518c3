const f = (x: string | null) => {
  if (x === null) throw new Error("no");
  return x.length;
};
const g = (x: string | null) => {
  if (x === null) {
    throw new Error("no");
  } else if (x.length) {
    return x;
  }
  return x.length;
};
export {};
