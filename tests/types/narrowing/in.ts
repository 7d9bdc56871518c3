type U = { a: number } | { b: string };
export const f = (u: U) => ("a" in u ? u.a : u.b);
export const g = (u: U) => ("a" in u ? u.b : u.a); // error: [ts2339, ts2339]
