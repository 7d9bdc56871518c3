const f = (x: string | null | { a: 1 }) => {
  if (typeof x === "object") {
    return x.a; // error: [ts18047]
  }
  return x.length;
};
const g = (x: string | null | { a: 1 }) => (typeof x === "object" && x ? x.a : x);
export {};
