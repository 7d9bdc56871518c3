const x = 1;
export const y = x(); // error: [ts2349]
