export const f = (x: string | number | boolean) => {
  switch (typeof x) {
    case "string":
      return x.length;
    case "number":
      return x.toFixed();
    default: {
      const b: boolean = x;
      return b;
    }
  }
};
