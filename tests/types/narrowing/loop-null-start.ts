const f = () => {
  let x: number | null = null;
  while (true) {
    if (x === null) {
      x = 1;
    } else {
      x.toFixed();
      break;
    }
  }
  return x.toFixed();
};
export {};
