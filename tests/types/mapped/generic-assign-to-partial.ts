const f = <T,>(x: T) => {
  const p: Partial<T> = x;
  const r: Readonly<T> = x;
  const q: T = p; // error: [ts2322]
  const s: T = r;
};
export {};
