const f = (a: number, b: number) => a + b;
export const r = f(1); // error: [ts2554]
