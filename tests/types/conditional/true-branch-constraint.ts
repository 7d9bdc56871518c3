type Len<T> = T extends { length: unknown } ? T["length"] : never;
const a: Len<"abc"> = 1;
const b: Len<[1, 2]> = 2;
const c: Len<[1, 2]> = 3; // error: [ts2322]
type Bad<T> = T extends { length: unknown } ? T["size"] : never; // error: [ts2536]
export {};
