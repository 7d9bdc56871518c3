const f = (x: "a" | "b" | "c") => {
  switch (x) {
    case "a":
    case "b": {
      const y: "a" | "b" = x;
      return y;
    }
    default: {
      const z: "c" = x;
      const w: "a" = x; // error: [ts2322]
      return z;
    }
  }
};
export {};
