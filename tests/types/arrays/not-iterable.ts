const o = { a: 1 };
export const xs = [...o]; // error: [ts2488]
