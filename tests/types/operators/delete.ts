const o: { a?: number; b: number } = { a: 1, b: 2 };
delete o.a;
delete o.b; // error: [ts2790]
export { o };
