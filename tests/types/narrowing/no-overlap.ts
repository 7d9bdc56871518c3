export const f = (x: "a" | "b") => x === "c"; // error: [ts2367]
