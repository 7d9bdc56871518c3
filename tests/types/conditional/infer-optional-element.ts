type First<T> = T extends [(infer F)?, ...unknown[]] ? F : never;
const a: First<[number?, string?]> = 1;
const b: First<[number, string]> = "a"; // error: [ts2322]
const c: First<[]> = 1;
export {};
