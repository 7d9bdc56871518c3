const pipe = <A, B, C>(a: A, f: (a: A) => B, g: (b: B) => C): C => g(f(a));
const r: boolean = pipe(1, (n) => `${n}`, (s) => s.length > 1);
export { r };
