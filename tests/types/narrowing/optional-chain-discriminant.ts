type S = { k: "a"; a: 1 } | { k: "b"; b: 2 };
const f = (s?: S) => {
  if (s?.k === "a") return s.a;
  if (s?.k === "b") return s.b;
  return s.k; // error: [ts18048]
};
export {};
