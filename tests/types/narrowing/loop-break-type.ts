const f = (xs: (string | number)[]) => {
  let found: string | undefined;
  for (const x of xs) {
    if (typeof x === "string") {
      found = x;
      break;
    }
  }
  return found.length; // error: [ts18048]
};
export {};
