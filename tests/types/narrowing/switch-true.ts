const f = (x: string | number | null) => {
  switch (true) {
    case x === null:
      return 0;
    case typeof x === "string":
      return x.length;
    default:
      return x.toFixed();
  }
};
export {};
