const f = (x?: number) => {
  x ??= 1;
  x.toFixed();
};
const g = (x: string | null) => {
  x ||= "a";
  return x.length;
};
const h = (x: { a?: number }) => {
  x.a ??= 1;
  return x.a.toFixed();
};
const i = (x: number | null) => {
  x &&= 2;
  return x.toFixed(); // error: [ts18047]
};
export {};
