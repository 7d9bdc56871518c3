const f = (x: "a" | "b" | number, y: "b" | "c" | boolean) => {
  if (x === y) {
    const b: "b" = x;
    const c: "b" = y;
    const d: "a" = x; // error: [ts2322]
  } else {
    const e: "a" = x; // error: [ts2322]
  }
};
export {};
