declare const fail: (m: string) => never;
declare function stop(m: string): never;
const f = (x: string | null) => {
  if (x === null) stop("no");
  return x.length;
};
const g = (x: string | null) => {
  if (x === null) return fail("no");
  return x.length;
};
const h = (x: string | null) => {
  const local = (): never => { throw new Error("x"); };
  if (x === null) local();
  return x.length; // error: [ts18047]
};
export {};
