declare const isArrayOf: <T>(x: unknown, f: (y: unknown) => y is T) => x is T[];
declare const isString: (x: unknown) => x is string;
const f = (x: unknown) => {
  if (isArrayOf(x, isString)) return x[0]!.length;
  return x.length; // error: [ts18046]
};
export {};
