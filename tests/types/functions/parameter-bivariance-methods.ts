interface M { m(x: string | number): void }
interface P { m: (x: string | number) => void }
const a: M = { m: (x: string) => {} };
const b: P = { m: (x: string) => {} }; // error: [ts2322]
const c: P = { m(x: string) {} }; // error: [ts2322]
export {};
