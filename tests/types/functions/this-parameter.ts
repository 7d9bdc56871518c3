function f(this: { a: number }, b: number) {
  return b;
}
f(1); // error: [ts2684]
const o = { a: 1, f };
o.f(1);
const p = { b: 1, f };
p.f(1); // error: [ts2741]
export {};
