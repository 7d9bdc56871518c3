const f = (x: number) => {
  if (x > 1); // error: [ts1313]
  if (x > 2) {
  }
  return x;
};
const g: number; // error: [ts1155]
export { f, g };
