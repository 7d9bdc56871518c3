const f = (next: () => string | null) => {
  let x: string | null;
  do {
    x = next();
  } while (x === null);
  return x.length;
};
const g = (next: () => string | null) => {
  let x: string | null;
  do {
    x = next();
    x.length; // error: [ts18047]
  } while (x !== null);
  const n: null = x;
  return n;
};
export {};
