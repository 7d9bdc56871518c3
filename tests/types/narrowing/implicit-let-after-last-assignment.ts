const f = () => {
  let x;
  x = 1;
  const g = () => x.toFixed();
  return g();
};
const h = () => {
  let x; // error: [ts7034]
  const g = () => x; // error: [ts7005]
  x = 1;
  return g();
};
export {};
