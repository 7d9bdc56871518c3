declare const first: <T extends { length: number }>(x: T) => T;
first("abc");
first([1]);
first({ length: 1, extra: true }).extra;
first(1); // error: [ts2345]
first({}); // error: [ts2741]
export {};
