declare const u: { a: number; b: string } | { a: string };
const a: string | number = u.a;
u.b; // error: [ts2339]
export { a };
