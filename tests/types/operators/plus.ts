export const a = 1 + "a";
export const b: number = 1 + "a"; // error: [ts2322]
export const c = {} + 1; // error: [ts2365]
