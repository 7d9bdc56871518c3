declare const make: <T, U = T[]>(x: T) => U;
const a: number[] = make(1);
const b = make("a");
b[0]!.length;
const c: string = make("a");
export {};
