declare const feed: <T>(f: (x: T) => void, g: (x: T) => void) => T;
const both = feed((x: string) => {}, (x: "a" | "b") => {});
const ok: "a" | "b" = both;
const wrong: "a" = both; // error: [ts2322]
export {};
