const f = (x: string | null) => {
  if (x === null) return 0;
  function g() {
    return x.length; // error: [ts18047]
  }
  return g();
};
export {};
