const modes = ["a", "b"] as const;
export const f = (s: "a" | "c") => modes.includes(s); // error: [ts2345]
