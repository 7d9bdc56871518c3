// A property that may be undefined tells nothing apart: it is no discriminant.
type Sized = { a?: string; size: "small" | "large" };

export const one: Sized | Record<string, string> | number = { a: "", c: "" };
export const inside: [Sized, number, Record<string, string>] = [{ size: "small" }, 1, { a: "", c: "" }];
export const wrong: Sized | number = { a: "", size: "small", c: "" }; // error: [ts2353]

// Nor does one that only some have: the other has an index, or nothing at all.
type Flags = { a: number; b: boolean };
export const flags: [Flags, number, Record<string, boolean>] = [{ a: 0, b: true }, 0, { a: false, c: true, b: true }];
export const some: { kind: "a"; x: number } | { y: number } = { kind: "a", x: 1, y: 2 };

// One that is always a literal does, and `undefined` alone is one.
type Result = { error?: undefined; value: number } | { error: string };
export const right: Result = { value: 1 };
export const both: Result = { error: "e", value: 1 }; // error: [ts2353]
export const worse: { kind: "a"; x: number } | { kind: "b"; y: number } = { kind: "a", x: 1, y: 2 }; // error: [ts2353]

export const read = (given: { a?: string; x: number } | { a: number; y: number }): number => {
  if (given.a === undefined) return given.x; // error: [ts2339]
  return 0;
};
