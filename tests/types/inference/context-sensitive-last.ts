declare const run: <T>(f: (x: T) => void, x: T) => T;
run((x) => x.toFixed(), 1);
run((x) => x.length, 1); // error: [ts2339]
export {};
