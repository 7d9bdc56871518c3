// What is sometimes an object is spread; what never is one is a mistake.
const spreads = (x: null | undefined, z: false | 0, o: { a: number } | null, n: never) => [
  { ...o },
  { ...(o ?? undefined) },
  { ...(z || o) },
  { ...(o && { b: 1 }) },
  { ...x }, // error: [ts2698]
  { ...z }, // error: [ts2698]
  { ...n }, // error: [ts2698]
  { ...null }, // error: [ts2698]
  { ...undefined }, // error: [ts2698]
  { ...false }, // error: [ts2698]
];

export default spreads(null, 0, { a: 1 }, undefined as never);
