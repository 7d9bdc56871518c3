const f = (xs: (string | null)[]) => {
  for (const x of xs) {
    if (x === null) continue;
    x.length;
  }
  for (const x of xs) {
    if (x !== null) continue;
    x.length; // error: [ts18047]
  }
};
export {};
