const names = ["a"];
const key = "a" as const;
const a = { [names]: 1 }; // error: [ts2464]
const b = { [key]: 1 };
const c = { [null]: 1 }; // error: [ts2464]
const { [key]: d } = { a: 1 };
export { a, b, c, d };
