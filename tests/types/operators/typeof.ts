export const a: "string" = typeof 1; // error: [ts2322]
