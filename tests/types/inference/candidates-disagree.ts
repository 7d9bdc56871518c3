declare const pick: <T>(a: T, b: T) => T;
pick(1, 2);
pick("a", 1); // error: [ts2345]
pick({ a: 1 }, { b: 2 });
pick([1], ["a"]);
pick(1, null);
pick(null, undefined);
export {};
