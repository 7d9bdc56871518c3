type Opts = Partial<Record<"a" | "b", number>>;
const o: Opts = { a: 1, c: 2 }; // error: [ts2353]
const make = (o: Opts) => o;
make({ b: 1, d: 1 }); // error: [ts2353]
export {};
