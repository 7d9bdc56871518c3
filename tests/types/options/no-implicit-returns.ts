// tsconfig: noImplicitReturns
export const f = (x: boolean) => { // error: [ts7030]
  if (x) return 1;
};
export const g = (x: boolean): number | undefined => { // error: [ts7030]
  if (x) return 1;
};
export const h = (x: boolean): void => {
  if (x) return;
};
export const i = (x: boolean) => {
  if (x) return 1;
  return;
};
export const j = (x: boolean) => {
  if (x) return undefined;
};
export const k = (x: 1 | 2) => {
  switch (x) {
    case 1:
      return 1;
    case 2:
      return 2;
  }
};
