type F = ((x: number) => void) | ((x: string) => void);
const a: F = (x) => {}; // error: [ts7006]
const b: F = (x) => x.toFixed(); // error: [ts7006]
type G = ((x: number) => void) | { x: 1 };
const c: G = (x) => x.toFixed();
type H = ((x: number, y: string) => void) | ((x: number) => void);
const d: H = (x, y) => x.toFixed();
export {};
