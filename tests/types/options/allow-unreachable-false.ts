// tsconfig: allowUnreachableCode=false
const f = () => {
  return 1;
  const x = 2; // error: [ts7027]
};
const h = (x: boolean) => {
  if (x) {
    return 1;
  } else {
    return 2;
  }
  x; // error: [ts7027]
};
const i = () => {
  return g();
  function g() {
    return 1;
  }
};
export {};
