const a: (x: unknown) => x is string = (x) => typeof x === "string";
const b: (x: unknown) => boolean = a;
const c: (x: unknown) => x is string = (x): boolean => true; // error: [ts2322]
const d: (x: unknown) => x is string | number = a;
const e: (x: unknown) => x is "a" = a; // error: [ts2322]
export {};
