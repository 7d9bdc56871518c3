const a: (x: number) => void = () => {};
const b: (x: number) => void = (x, y) => {}; // error: [ts2322, ts7006, ts7006]
const c: (x?: number) => void = (x: number) => {}; // error: [ts2322]
const d: (x: number) => void = (x?: number) => {};
const e: (...x: number[]) => void = (a: number, b: number) => {};
const f: (x: number, y: number) => void = (...a: string[]) => {}; // error: [ts2322]
export {};
