const o: { [name: string]: number } = { a: 1 };
const n: number = o.anything;
const bad: { [name: string]: number } = { a: "1" }; // error: [ts2322]
export { n, bad };
