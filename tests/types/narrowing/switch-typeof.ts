const f = (x: string | number | boolean | undefined) => {
  switch (typeof x) {
    case "string":
      return x.length;
    case "number":
      return x.toFixed();
    case "undefined":
      return x;
    default: {
      const b: boolean = x;
      const s: string = x; // error: [ts2322]
      return b;
    }
  }
};
export {};
