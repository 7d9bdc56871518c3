const f = (x: string | null) => {
  let y = x;
  if (y !== null) {
    const g = () => y.length;
    g();
  }
  const z = x;
  if (z !== null) {
    const g = () => z.length;
    g();
  }
};
const h = () => {
  let y: string | null = null as string | null;
  if (y === null) return;
  const g = () => y.length; // error: [ts18047]
  y = null;
  return g;
};
export {};
