type U2I<U> = (U extends unknown ? (x: U) => void : never) extends (x: infer I) => void ? I : never;
declare const i: U2I<{ a: 1 } | { b: 2 }>;
i.a;
i.b;
i.c; // error: [ts2339]
const n: U2I<string | number> = "x"; // error: [ts2322]
export {};
