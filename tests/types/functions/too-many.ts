const f = (a: number) => a;
export const r = f(1, 2); // error: [ts2554]
