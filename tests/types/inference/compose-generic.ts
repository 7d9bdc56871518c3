declare const compose: <A, B, C>(f: (a: A) => B, g: (b: B) => C) => (a: A) => C;
const list = <T,>(x: T) => [x];
const box = <T,>(x: T) => ({ value: x });
const f = compose(list, box);
const r = f(1);
const n: number = r.value[0]!;
const s: string = f("a").value[0]!;
const w: number = f("a").value[0]!; // error: [ts2322]
export {};
