const f = (a: number, b?: string) => b?.length ?? a;
export const r = [f(1), f(1, "a"), f(1, 2)]; // error: [ts2345]
