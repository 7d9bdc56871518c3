const f = (x: { b: number }) => {
  if ("a" in x && typeof x.a === "string") {
    x.a.length;
    x.b.toFixed();
    x.c; // error: [ts2339]
  }
};
export {};
