type Un<T> = T extends { then(f: (x: infer V) => unknown): unknown } ? Un<V> : T;
const a: Un<{ then(f: (x: { then(f: (x: number) => void): void }) => void): void }> = 1;
const b: Un<{ then(f: (x: string) => void): void }> = 1; // error: [ts2322]
export {};
