type E = { tag: { k: "a" }; x: number } | { tag: { k: "b" }; y: string };
const f = (e: E) => {
  if (e.tag.k === "a") return e.x; // error: [ts2339]
  return 0;
};
export {};
