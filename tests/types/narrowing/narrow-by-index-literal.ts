const handlers = { a: (x: number) => x, b: (x: string) => x };
const f = (k: "a" | "b") => handlers[k](1); // error: [ts2345]
const g = (k: "a" | "b", v: never) => handlers[k](v);
export {};
