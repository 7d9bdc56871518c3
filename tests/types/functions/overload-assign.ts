interface F { (a: string): string; (a: number): number }
const a: F = (x: any) => x;
const b: F = (x: string) => x; // error: [ts2322]
const c: (x: string) => string = a;
const d: (x: boolean) => string = a; // error: [ts2322]
export {};
