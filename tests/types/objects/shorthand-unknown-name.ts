const alpha = 1;
export const o = { alhpa, alpha }; // error: [ts2552]
