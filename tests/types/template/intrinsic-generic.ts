const f = <T extends string>(x: T) => {
  const a: Uppercase<T> = x; // error: [ts2322]
  const b: string = a;
  return a;
};
export {};
