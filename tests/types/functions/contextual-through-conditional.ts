const f: (x: number) => string = true ? (x) => x.toFixed() : (x) => x.length; // error: [ts2339]
const g: ((x: number) => string) | null = false || ((x) => x.toFixed());
const h: { f?: (x: number) => void } = { f: ((x) => x.length) }; // error: [ts2339]
export {};
