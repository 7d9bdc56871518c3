const f = (next: () => string | null) => {
  for (let x = next(); x !== null; x = next()) {
    x.length;
  }
  let y: string | null;
  while ((y = next()) !== null) {
    y.length;
  }
  return y.length; // error: [ts18047]
};
export {};
