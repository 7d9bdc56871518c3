interface P { q?: { r: string } }
export const f = (p: P) => {
  if (p.q?.r === "x") {
    return p.q.r;
  }
  return p.q.r; // error: [ts18048]
};
