declare const f: (...a: [...string[], number]) => void;
f(1);
f("a", 1);
f("a", "b", 1);
f("a"); // error: [ts2345]
f(1, 2); // error: [ts2345]
export {};
