const a = (x: number): x is string => false; // error: [ts2677]
const b = (x: unknown): x is string => typeof x === "string";
const c = (x: string | number): x is number => typeof x === "number";
export { a, b, c };
