const f = (...xs: number[]) => xs.length;
export const r = [f(), f(1, 2), f(1, "2")]; // error: [ts2345]
