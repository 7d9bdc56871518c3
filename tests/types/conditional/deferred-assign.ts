const f = <T,>(x: T): T extends string ? 1 : 2 => {
  if (typeof x === "string") return 1; // error: [ts2322]
  return 2; // error: [ts2322]
};
export {};
