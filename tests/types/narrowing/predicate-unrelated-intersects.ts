interface A { a: number }
interface B { b: number }
declare const isB: (x: unknown) => x is B;
const f = (x: A) => {
  if (isB(x)) {
    x.a + x.b;
    x.c; // error: [ts2339]
  } else {
    x.a;
    x.b; // error: [ts2339]
  }
};
export {};
