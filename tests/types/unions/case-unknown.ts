export const f = (k: "a" | "b") => {
  switch (k) {
    case "c": // error: [ts2678]
      return 1;
    default:
      return 2;
  }
};
