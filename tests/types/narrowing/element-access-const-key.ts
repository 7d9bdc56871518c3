const f = (o: { [k: string]: string | number }, k: string) => {
  const key = "a";
  if (typeof o[key] === "string") return o[key].length;
  if (typeof o[k] === "string") return o[k].length;
  return 0;
};
const g = (o: { [k: string]: string | number }) => {
  let k = "a";
  if (typeof o[k] === "string") return o[k].length; // error: [ts2339]
  k = "b";
  return 0;
};
export {};
