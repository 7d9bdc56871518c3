interface A { a: number }
export const a = A; // error: [ts2693]
