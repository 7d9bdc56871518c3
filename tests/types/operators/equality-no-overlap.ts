export const a = 1 === "1"; // error: [ts2367]
