const f = <T, K extends keyof T>(x: T, y: Pick<T, K>) => {
  const a: Pick<T, K> = x;
  const b: T = y; // error: [ts2322]
  const c: Partial<T> = y; // error: [ts2322]
};
export {};
