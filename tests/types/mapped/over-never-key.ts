type None = { [K in never]: number };
const a: None = {};
const b: None = { x: 1 };
const c: Record<never, string> = { a: 1 };
export {};
