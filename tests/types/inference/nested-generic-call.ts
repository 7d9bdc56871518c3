declare const list: <T>(...x: T[]) => T[];
declare const first: <T>(x: T[]) => T;
const a: number = first(list(1, 2));
const b: string = first(list(1, 2)); // error: [ts2322]
const c: "a" | "b" = first(list("a", "b"));
export {};
