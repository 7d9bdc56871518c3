const f = <T extends string>(x: T) => x;
f<string>("a");
f<number>(1); // error: [ts2344]
f<"a">("b"); // error: [ts2345]
f<"a", "b">("a"); // error: [ts2558]
const g = (x: string) => x;
g<string>("a"); // error: [ts2558]
export {};
