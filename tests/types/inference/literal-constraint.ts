declare const word: <T extends string>(a: T, b: T) => T;
const both: "a" | "b" = word("a", "b");
const wrong: "a" = word("a", "b"); // error: [ts2322]
declare const s: string;
const wide: "a" = word("a", s); // error: [ts2322]
export {};
