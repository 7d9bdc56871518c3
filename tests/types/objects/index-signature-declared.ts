interface A { [k: string]: number; a: number; b: string } // error: [ts2411]
interface B { [k: string]: number; [k: string]: string } // error: [ts2374, ts2374]
interface C { [k: number]: string; [k: string]: number } // error: [ts2413]
interface D { [k: boolean]: number } // error: [ts1268]
interface E { [k: "a" | "b"]: number } // error: [ts1337]
interface F { [k: `x${string}`]: number; xa: string } // error: [ts2411]
export {};
