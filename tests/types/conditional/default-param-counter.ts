type Range<N extends number, A extends number[] = []> = A["length"] extends N ? A[number] : Range<N, [...A, A["length"]]>;
const a: Range<5> = 4;
const b: Range<5> = 5; // error: [ts2322]
type Get<T, Path extends string, Depth extends 0[] = []> = Depth["length"] extends 10 ? never : Path extends `${infer H}.${infer R}` ? H extends keyof T ? Get<T[H], R, [...Depth, 0]> : never : Path extends keyof T ? T[Path] : never;
const g: Get<{ a: { b: { c: 1 } } }, "a.b.c"> = 1;
const h: Get<{ a: { b: { c: 1 } } }, "a.b.c"> = 2; // error: [ts2322]
export {};
