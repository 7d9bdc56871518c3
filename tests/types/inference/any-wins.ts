declare const f: <T>(x: T, y: T) => T;
declare const a: any;
const r = f(a, 1);
r.foo.bar;
const s = f(1, a);
s.foo;
export {};
