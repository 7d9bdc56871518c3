// tsconfig: noImplicitAny=false
const f = (x, y) => x + y;
f(1, "a").anything;
let a;
a = 1;
a.foo;
const g = ({ b, c }) => b;
const o = {};
o["k"];
const h = (...rest) => rest[0].x;
export {};
