const f = (x?: string) => {
  if (x !== void 0) return x.length;
  return x.length; // error: [ts18048]
};
export {};
