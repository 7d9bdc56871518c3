const truthy = (x: number | null) => !!x;
const f = (xs: (number | null)[]) => xs.filter(truthy).map((x) => x.toFixed()); // error: [ts18047]
const g = (xs: (number | null)[]) => xs.filter((x) => x !== null && x > 1).map((x) => x.toFixed()); // error: [ts18047]
const h = (xs: (number | string)[]) => xs.filter((x) => typeof x === "number").map((x) => x.toFixed());
export {};
