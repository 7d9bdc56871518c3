const f = (o?: { get?: () => string | null }) => {
  const v = o?.get?.();
  if (typeof v === "string") return v.length;
  const w: null | undefined = v;
  return w;
};
const g = (o?: { s: string | number }) => {
  if (typeof o?.s === "string") return o.s.length;
  return o.s; // error: [ts18048]
};
export {};
