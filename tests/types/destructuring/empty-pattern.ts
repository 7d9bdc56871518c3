// Where a pattern takes nothing, TypeScript does not ask whether the value fits.
type Sized = { size: number };
const missing = undefined;
const {}: Sized = { size: missing };
const {}: Sized = {};
const []: number[] = ["a"];
const [,]: [number, string] = ["a", 1];
const { size }: Sized = { size: missing }; // error: [ts2322]
const { a: {} = { size: "x" } }: { a?: Sized } = {};
const f = ({}: Sized) => 1;
f({ size: "x" }); // error: [ts2322]
export default [size];
