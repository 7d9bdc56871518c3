// tsconfig: exactOptionalPropertyTypes
type O = { a?: number };
const a: O = {};
const b: O = { a: undefined }; // error: [ts2375]
const c: O = { a: 1 };
c.a = undefined; // error: [ts2412]
const d: number | undefined = c.a;
const e: { a?: number | undefined } = { a: undefined };
const f: O = e; // error: [ts2375]
const g: { a?: number | undefined } = a;
delete c.a;
type P = Partial<{ x: string }>;
const p: P = { x: undefined }; // error: [ts2375]
type R = Required<{ x?: string | undefined }>;
const r: R = { x: undefined };
export {};
