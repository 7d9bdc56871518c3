const f = (x: unknown) => {
  if (typeof x !== "undefined" && x !== null) {
    return "a" in x; // error: [ts2638]
  }
  return false;
};
const g = (x: unknown) => typeof x === "object" && x !== null && "a" in x && x.a === 1;
const h = (x: unknown) => typeof x === "object" && "a" in x; // error: [ts18047]
export {};
