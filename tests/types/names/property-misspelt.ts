export const n = "a".lenght; // error: [ts2551]
