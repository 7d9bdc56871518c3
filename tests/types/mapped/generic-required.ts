const f = <T,>(x: Required<T>, y: T) => {
  const a: T = x;
  const b: Required<T> = y; // error: [ts2322]
};
export {};
