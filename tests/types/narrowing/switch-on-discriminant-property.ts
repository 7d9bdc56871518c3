type S = { k: "a"; a: number } | { k: "b"; b: string } | { k: "c" };
const f = (s: S) => {
  switch (s.k) {
    case "a":
      return s.a;
    case "b":
      return s.a; // error: [ts2339]
  }
  const rest: { k: "c" } = s;
  return 0;
};
export {};
