const a = 1 as unknown as string;
const b = "a" as number; // error: [ts2352]
const c = { a: 1 } as { a: number; b: string };
export { a, b, c };
