type Flip<F> = F extends (a: infer A, b: infer B) => infer R ? (b: B, a: A) => R : never;
declare const f: Flip<(a: number, b: string) => boolean>;
f("a", 1);
f(1, "a"); // error: [ts2345]
type G = Flip<string>;
const g: G = 1; // error: [ts2322]
export {};
