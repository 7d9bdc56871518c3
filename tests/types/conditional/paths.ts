type Paths<T> = T extends object ? { [K in keyof T & string]: K | `${K}.${Paths<T[K]>}` }[keyof T & string] : never;
type P = Paths<{ a: { b: number; c: { d: string } }; e: 1 }>;
const a: P = "a.c.d";
const b: P = "a.d"; // error: [ts2322]
const c: P = "e";
export {};
