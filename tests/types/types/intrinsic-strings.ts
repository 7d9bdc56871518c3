const a: Uppercase<"ab"> = "AB";
const b: Capitalize<"ab"> = "AB"; // error: [ts2322]
export { a, b };
