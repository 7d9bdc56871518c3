// tsconfig: noUncheckedIndexedAccess
"abc"[0].length; // error: [ts2532]
const f = (xs: readonly string[], ...rest: string[]) => {
  rest[0].length; // error: [ts2532]
  const [first, ...others] = xs;
  first.length; // error: [ts18048]
  others.length;
  return xs.at(0);
};
const m: Record<"a" | "b", number> = { a: 1, b: 2 };
m.a.toFixed();
export {};
