const f = <T extends Record<string, number>>(x: T, k: keyof T) => {
  const n: number = x[k];
  const s: string = x[k]; // error: [ts2322]
  x["a"].toFixed();
};
export {};
