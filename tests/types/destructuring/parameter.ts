const f = ({ a, b = 2 }: { a: number; b?: number }) => a + b;
export const r = [f({ a: 1 }), f({ b: 1 }), f({ a: 1, c: 1 })]; // error: [ts2353, ts2741]
