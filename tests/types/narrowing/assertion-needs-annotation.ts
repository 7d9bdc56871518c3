const check = (c: unknown): asserts c => {};
const f = (x: string | null) => {
  check(x !== null); // error: [ts2775]
  return x.length; // error: [ts18047]
};
const typed: (c: unknown) => asserts c = check;
const g = (x: string | null) => {
  typed(x !== null);
  return x.length;
};
export {};
