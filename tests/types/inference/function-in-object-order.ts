declare const make: <T>(x: { make: () => T; use: (x: T) => void }) => T;
make({ make: () => 1, use: (x) => x.toFixed() });
make({ use: (x) => x.toFixed(), make: () => 1 });
make({ make() { return "a"; }, use(x) { x.length; } });
make({ make: () => "a", use: (x) => x.toFixed() }); // error: [ts2339]
export {};
