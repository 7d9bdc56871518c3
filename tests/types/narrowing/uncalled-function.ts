declare const ready: () => boolean;
const f = () => {
  if (ready) return 1; // error: [ts2774]
  return 2;
};
const g = () => (ready ? 1 : 2); // error: [ts2774]
const h = () => {
  if (ready) return ready();
  return ready && 1;
};
export {};
