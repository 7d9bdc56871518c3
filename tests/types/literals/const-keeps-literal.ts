const a = "x";
const b: "x" = a;
let c = a;
const d: "x" = c; // error: [ts2322]
export { b, d };
