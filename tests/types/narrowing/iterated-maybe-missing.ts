const f = (xs?: string[]) => {
  const all: string[] = [];
  for (const x of xs) all.push(x); // error: [ts18048]
  return [...xs, ...all]; // error: [ts2488]
};
const g = (...xs: number[]) => xs;
const h = g(...4); // error: [ts2488]
export { f, g, h };
