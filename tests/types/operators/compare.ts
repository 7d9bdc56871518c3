export const a = 1 < "2"; // error: [ts2365]
export const b = "a" < "b";
