interface Later<T> { then<U>(f: (x: T) => U): Later<U> }
declare const wrap: <T>(x: T | Later<T>) => Later<T>;
declare const l: Later<number>;
const a: Later<number> = wrap(l);
const b: Later<string> = wrap(l); // error: [ts2322]
wrap("a").then((x) => x.length).then((n) => n.toFixed());
wrap("a").then((x) => x.length).then((n) => n.length); // error: [ts2339]
export {};
