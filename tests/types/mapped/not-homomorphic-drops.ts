type Src = { a?: number; readonly b: string };
type K = keyof Src;
type Copy = { [P in K]: Src[P] };
const c: Copy = { b: "x" }; // error: [ts2741]
type Rec = { [P in "a" | "b"]: number };
const d: Rec = { a: 1 }; // error: [ts2741]
export {};
