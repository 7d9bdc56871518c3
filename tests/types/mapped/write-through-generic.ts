const f = <T extends { a: number }>(x: T) => {
  x.a = 1;
  const k = "a" as keyof T;
  x[k] = 1; // error: [ts2322]
};
export {};
