const a: { port: number } = () => 1; // error: [ts2322]
const b: string[] = (x: number) => x; // error: [ts2322]
const f = (o: { port: number }) => o;
f(() => 1); // error: [ts2345]
const c: { port: number; (): number } = () => 1; // error: [ts2741]
export { a, b, c };
