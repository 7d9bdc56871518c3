const f = (x: string | number) => {
  const isString = typeof x === "string";
  if (isString) return x.length;
  return x.toFixed();
};
const g = (x: string | number) => {
  const isString = typeof x === "string";
  x = 1;
  if (isString) return x.length; // error: [ts2339]
  return 0;
};
const h = (x: { readonly k: "a"; a: 1 } | { readonly k: "b"; b: 1 }) => {
  const isA = x.k === "a";
  return isA ? x.a : x.b;
};
export {};
