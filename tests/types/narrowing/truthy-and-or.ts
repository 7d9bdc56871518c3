const f = (a: string | null, b: number | null) => {
  if (a && b) return a.length + b;
  if (a || b) return a.length; // error: [ts18047]
  return 0;
};
const g = (a?: string) => a || a.length; // error: [ts18048]
const h = (a?: string) => a ?? a.length; // error: [ts18048]
export {};
