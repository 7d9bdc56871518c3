declare const f: <T extends string>(xs: T[], d: NoInfer<T>) => T;
f(["a", "b"], "a");
f(["a", "b"], "c"); // error: [ts2345]
const g = <T,>(a: T, b: NoInfer<T>) => a;
g(1, 2); // error: [ts2345]
g(1, "a"); // error: [ts2345]
export {};
