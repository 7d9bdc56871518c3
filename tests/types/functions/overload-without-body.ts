function f(a: string): string;
function f(a: number): number; // error: [ts2391]
const x = 1;
export {};
