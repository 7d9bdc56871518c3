const mapValues = <K extends string, A, B>(o: Record<K, A>, f: (a: A) => B): Record<K, B> => {
  const r = {} as Record<K, B>;
  return r;
};
const r = mapValues({ a: 1, b: 2 }, (n) => `${n}`);
const s: string = r.a;
const t: number = r.b; // error: [ts2322]
export { s, t };
