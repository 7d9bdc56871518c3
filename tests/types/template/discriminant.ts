type E = { t: `on${string}`; f: number } | { t: "off"; g: string };
const h = (e: E) => {
  if (e.t === "off") return e.g;
  return e.f;
};
const i = (e: E) => {
  if (e.t === "off") return e.f; // error: [ts2339]
  return e.g; // error: [ts2339]
};
export {};
