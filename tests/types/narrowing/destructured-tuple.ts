type T = ["n", number] | ["s", string];
const f = (t: T) => {
  const [k, v] = t;
  if (k === "n") return v.toFixed();
  return v.length;
};
const g = (...[k, v]: T) => (k === "s" ? v.toFixed() : v); // error: [ts2339]
export {};
