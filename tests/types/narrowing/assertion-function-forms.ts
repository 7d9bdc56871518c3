declare function check(c: unknown): asserts c;
declare function isString(x: unknown): asserts x is string;
declare function defined<T>(x: T): asserts x is NonNullable<T>;
const f = (x: unknown, y: string | undefined) => {
  isString(x);
  x.length;
  defined(y);
  y.length;
};
const g = (x: string | number | null) => {
  check(x !== null);
  x.length; // error: [ts2339]
  check(typeof x === "string");
  x.length;
};
export {};
