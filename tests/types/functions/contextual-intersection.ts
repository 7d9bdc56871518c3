type F = ((x: number) => void) & { tag?: 1 };
const a: F = (x) => x.toFixed();
type G = ((x: number) => void) & ((x: string) => void);
export {};
