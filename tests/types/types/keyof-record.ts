type K = keyof Record<"x" | "y", number>;
const k: K = "z"; // error: [ts2322]
export { k };
