const apply = <T, U>(x: T, f: (x: T) => U): U => f(x);
const n: number = apply("a", (s) => s.length);
const m: string = apply("a", (s) => s.length); // error: [ts2322]
export { n, m };
