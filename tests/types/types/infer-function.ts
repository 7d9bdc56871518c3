type Ret<F> = F extends (...args: never[]) => infer R ? R : never;
const n: Ret<() => number> = 1;
const p: Parameters<(a: string, b: number) => void> = ["a", 1];
const q: Parameters<(a: string, b: number) => void> = ["a", "b"]; // error: [ts2322]
export { n, p, q };
