declare const make: <T, U>(x: { input: T; run: (x: T) => U; show: (y: U) => string }) => U;
make({ input: 1, run: (x) => x + 1, show: (y) => y.toFixed() });
make({ input: "a", run: (x) => x.length, show: (y) => y.length }); // error: [ts2339]
export {};
