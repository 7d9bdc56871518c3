const a = ((x: number) => x + 1)(2);
const b = ((x) => x)(1);
const c = (function (x) { return x; })("a");
a.toFixed();
b.toFixed();
c.toFixed(); // error: [ts2339]
export {};
