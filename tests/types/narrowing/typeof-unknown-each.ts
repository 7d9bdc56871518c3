const f = (x: unknown) => {
  if (typeof x === "string") return x.length;
  if (typeof x === "number") return x.toFixed();
  if (typeof x === "boolean") return x === true;
  if (typeof x === "object") return x;
  if (typeof x === "function") return x.foo; // error: [ts2339]
  return x.length; // error: [ts18048, ts2339]
};
export {};
