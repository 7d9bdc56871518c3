export const f = () => {
  let x: string | undefined = "a" as string | undefined;
  if (x === undefined) return [];
  const r = [1].map(() => x.length); // error: [ts18048]
  x = undefined;
  return r;
};
