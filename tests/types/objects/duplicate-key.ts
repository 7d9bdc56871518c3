export const o = { a: 1, a: 2 }; // error: [ts1117]
