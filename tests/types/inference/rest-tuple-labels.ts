declare const f: <T extends unknown[]>(g: (...args: T) => void) => T;
const t = f((a: number, b?: string) => {});
const [x, y] = t;
x.toFixed();
y.length; // error: [ts18048]
export {};
