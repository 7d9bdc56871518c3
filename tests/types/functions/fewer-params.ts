const f: (a: number, b: string) => number = (a) => a;
const g: (a: number) => number = (a: number, b: string) => a; // error: [ts2322]
export { f, g };
