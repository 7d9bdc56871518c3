// tsconfig: strictFunctionTypes=false
const a: (x: string | number) => void = (x: string) => {};
const b: (x: string) => void = (x: string | number) => {};
const c: (x: string) => void = (x: number) => {}; // error: [ts2322]
export {};
