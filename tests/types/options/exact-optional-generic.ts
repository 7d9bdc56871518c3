// tsconfig: exactOptionalPropertyTypes
declare const x: { a?: string };
if ("a" in x) {
}
const { a = "d" } = x;
a.length;
const y = { ...x };
y.a = undefined; // error: [ts2412]
const f = (o: { t?: [number?] }) => o;
f({ t: [undefined] }); // error: [ts2322]
export {};
