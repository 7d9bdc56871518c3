type U = { n?: { v: number } };
const f = (u?: U) => {
  if (u?.n?.v === 1) {
    u.n.v.toFixed();
  }
  if (u?.n?.v !== undefined) {
    u.n.v;
  }
  if (u?.n?.v !== 1) {
    u.n; // error: [ts18048]
  }
};
export {};
