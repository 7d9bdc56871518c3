let x: number;
export const y = x; // error: [ts2454]
