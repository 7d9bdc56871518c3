declare const call: <A extends unknown[], R>(f: (...args: A) => R, ...args: A) => R;
const f = (a: number, b: string) => b.length;
call(f, 1, "a").toFixed();
call(f, 1); // error: [ts2554]
call(f, "a", 1); // error: [ts2345]
declare const args: [number, string];
call(f, ...args);
export {};
