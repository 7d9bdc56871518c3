const f = (x: string | null | undefined) => {
  if (x === null) return;
  x.length; // error: [ts18048]
  if (undefined === x) return;
  x.length;
};
export {};
