const f = (a: number, b: string) => a + b.length;
const args: [number, string] = [1, "a"];
export const r = f(...args);
