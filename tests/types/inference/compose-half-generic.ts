declare const compose: <A, B, C>(f: (a: A) => B, g: (b: B) => C) => (a: A) => C;
const list = <T,>(x: T) => [x];
const len = (x: unknown[]) => x.length;
const f = compose(list, len);
const n: number = f("a");
const s: string = f("a"); // error: [ts2322]
const g = compose((x: string) => x.length, list);
const m: number[] = g("a");
g(1); // error: [ts2345]
export {};
