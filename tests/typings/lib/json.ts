// JSON and console.

export const text: string = JSON.stringify({ a: [1, null], b: undefined }, null, 2);
export const value: unknown = JSON.parse(text);

if (typeof value === "object" && value !== null && "a" in value) {
  const inner: unknown = value.a;
  console.log("a is", inner);
}
if (Array.isArray(value)) {
  const length: number = value.length;
  console.warn(length);
}

// @ts-expect-error: what JSON holds is not known
value.a;
// @ts-expect-error: no replacer functions
JSON.stringify({}, (key, v) => v);
// @ts-expect-error: no tables
console.table([]);

export function fail(reason: string): never {
  throw new Error(`failed: ${reason}`);
}
