declare const f: <A, B>(a: A, b: B) => [A, B];
f<number, string>(1, "a");
f<number>(1, "a"); // error: [ts2558]
f<number, string, boolean>(1, "a"); // error: [ts2558]
f<string, string>(1, "a"); // error: [ts2345]
export {};
