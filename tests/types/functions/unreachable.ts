const f = () => {
  return 1;
  const x = 2;
};
const g = () => {
  throw new Error("x");
  return 1;
};
const h = (x: boolean) => {
  if (x) return 1;
  else return 2;
  return 3;
};
const i = () => {
  while (true) {}
  return 1;
};
export {};
