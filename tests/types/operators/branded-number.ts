declare const zero: number & { unit: "s" };
const a = 1 / zero;
const b = zero - 1 > zero;
export { a, b };
