// Of `any` a test of its type says which primitive it is, and nothing of objects.
const merged = (a: any, b: any): any =>
  typeof a === "object" && typeof b === "object" && a && b && !Array.isArray(a)
    ? Object.fromEntries(
        [...Object.keys(a), ...Object.keys(b)].map((key) => [
          key,
          key in a && key in b ? merged(a[key], b[key]) : key in b ? b[key] : a[key],
        ]),
      )
    : b;
const kinds = (it: any) => {
  if (typeof it === "object") {
    const text: string = it;
    return it.anything ?? text;
  }
  if (typeof it === "function") return it(1);
  if (typeof it === "string") {
    const count: number = it; // error: [ts2322]
    return it.anything ?? count; // error: [ts2339]
  }
  if (typeof it !== "number") return it.anything;
  return it.anything; // error: [ts2339]
};

export default merged({ a: { x: 1 }, k: 1 }, { a: { y: 2 }, n: kinds(true) ?? 0 });
