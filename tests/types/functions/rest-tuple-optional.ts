const f = (...a: [number, string?]) => a.length;
f(1);
f(1, "a");
f(1, "a", 2); // error: [ts2554]
f(); // error: [ts2554]
const g = (...[a, b]: [number, string]) => a + b.length;
g(1, "a");
g(1); // error: [ts2554]
export {};
