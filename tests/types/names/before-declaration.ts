export const a = b; // error: [ts2448, ts2454]
const b = 1;
