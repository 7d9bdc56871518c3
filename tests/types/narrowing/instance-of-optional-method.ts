type P = { run?: () => number };
const f = (p: P) => {
  if (p.run) return p.run();
  return p.run(); // error: [ts2722]
};
const g = (p: P) => p.run && p.run();
const h = (p: P) => {
  if (p.run) return 1;
  return 2;
};
export {};
