const f = (a = 1) => a;
export const r = [f(), f(2), f("3")]; // error: [ts2345]
