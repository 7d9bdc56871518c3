const f = (x: string) => {
  if (typeof x === "number") {
    x.toFixed(); // error: [ts2339]
    const n: never = x;
  }
};
const g = (x: never) => x.foo; // error: [ts2339]
export {};
