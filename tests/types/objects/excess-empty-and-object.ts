const a: {} = { x: 1 };
const b: object = { x: 1 };
const c: Record<string, never> = { x: 1 }; // error: [ts2322]
const d: { [k: string]: unknown } = { x: 1 };
const e: {} = null; // error: [ts2322]
const f: object = 1; // error: [ts2322]
const g: {} = 1;
export {};
