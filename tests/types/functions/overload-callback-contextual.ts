declare function on(e: "a", f: (x: number) => void): void;
declare function on(e: "b", f: (x: string) => void): void;
on("a", (x) => x.toFixed());
on("b", (x) => x.length);
on("a", (x) => x.length); // error: [ts2339]
export {};
