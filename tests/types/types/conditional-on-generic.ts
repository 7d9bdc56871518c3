const f = <T,>(x: T): T extends string ? number : boolean => {
  return 1; // error: [ts2322]
};
export { f };
