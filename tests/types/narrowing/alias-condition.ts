export const f = (x: string | number) => {
  const isText = typeof x === "string";
  return isText ? x.length : x.toFixed();
};
