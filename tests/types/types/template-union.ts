type Size = `${"small" | "large"}-${"red" | "blue"}`;
const a: Size = "small-red";
const b: Size = "medium-red"; // error: [ts2322]
export { a, b };
