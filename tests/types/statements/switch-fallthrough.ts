export const f = (x: 1 | 2 | 3) => {
  switch (x) {
    case 1:
    case 2: {
      const y: 1 | 2 = x;
      return y;
    }
    case 3:
      return "three";
  }
};
