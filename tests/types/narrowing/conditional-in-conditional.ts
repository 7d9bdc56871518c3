const f = (x: string | number | null) =>
  x === null ? "none" : typeof x === "string" ? x.toUpperCase() : x.toFixed();
const g = (x: string | number | null) =>
  typeof x === "string" ? x.toUpperCase() : x === null ? x.toFixed() : x.length; // error: [ts18047, ts2339]
export {};
