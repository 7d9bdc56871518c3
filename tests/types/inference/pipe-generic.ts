declare const pipe: <A extends unknown[], B, C>(f: (...a: A) => B, g: (b: B) => C) => (...a: A) => C;
const id = <T,>(x: T) => x;
const list = <T,>(x: T) => [x];
const f = pipe(id, list);
const a: number[] = f(1);
const b: string[] = f("x");
const c: string[] = f(1); // error: [ts2322]
export {};
