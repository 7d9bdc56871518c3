export const a = 1 * "2"; // error: [ts2363]
export const b = "1" - 2; // error: [ts2362]
