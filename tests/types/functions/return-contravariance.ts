type F = (f: (x: string) => void) => void;
const a: F = (f: (x: string | number) => void) => f(1); // error: [ts2322]
const b: F = (f: (x: "a") => void) => f("a");
export {};
