type Fn<A extends unknown[], R> = (...args: A) => R;
declare const bind: <T, A extends unknown[], R>(f: (x: T, ...rest: A) => R, x: T) => (...rest: A) => R;
const add = (a: number, b: string, c?: boolean) => a;
const g = bind(add, 1);
g("a");
g("a", true);
g(1); // error: [ts2345]
g(); // error: [ts2554]
export {};
