declare const tuple: <T extends [unknown, ...unknown[]]>(x: T) => T;
const t = tuple([1, "a"]);
t[0].toFixed();
t[1].toFixed(); // error: [ts2339]
tuple([]); // error: [ts2345]
declare const arr: <T extends unknown[]>(x: T) => T;
arr([1, "a"])[0].toFixed(); // error: [ts2339]
export {};
