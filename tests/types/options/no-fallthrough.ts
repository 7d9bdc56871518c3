// tsconfig: noFallthroughCasesInSwitch
export const f = (x: number) => {
  let r = 0;
  switch (x) {
    case 1: // error: [ts7029]
      r = 1;
    case 2:
      r = 2;
      break;
    case 3:
    case 4:
      return 4;
    default:
      r = 5;
  }
  return r;
};
