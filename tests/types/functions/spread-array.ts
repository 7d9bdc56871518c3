const f = (a: number, b: number) => a + b;
const args = [1, 2];
export const r = f(...args); // error: [ts2556]
