declare const make: <T = string>() => T[];
const a: string[] = make();
const b: number[] = make();
const c: number[] = make<number>();
const d = make();
d[0]!.toFixed(); // error: [ts2339]
export {};
