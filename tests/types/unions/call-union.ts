declare const f: ((x: string) => number) | ((x: "a") => string);
const r: string | number = f("a");
f("b"); // error: [ts2345]
export { r };
