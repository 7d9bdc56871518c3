type Both<T> = [T] extends [string] ? "yes" : "no";
const a: Both<"a" | "b"> = "yes";
const b: Both<string | number> = "yes"; // error: [ts2322]
export { a, b };
