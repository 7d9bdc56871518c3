const r: Readonly<{ a: number }> = { a: 1 };
r.a = 2; // error: [ts2540]
export { r };
