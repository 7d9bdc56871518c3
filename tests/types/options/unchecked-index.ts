// tsconfig: noUncheckedIndexedAccess
const xs = [1, 2];
const r: Record<string, number> = {};
xs[0].toFixed(); // error: [ts2532]
r.a.toFixed(); // error: [ts18048]
r["b"].toFixed(); // error: [ts2532]
const [x, y] = xs;
x.toFixed(); // error: [ts18048]
const t: [number, string] = [1, "a"];
t[0].toFixed();
for (const v of xs) v.toFixed();
const { p } = r;
p.toFixed(); // error: [ts18048]
xs[0] = 1;
xs[0]++;
xs[0] += 1;
const i = 0 as number;
if (xs[i] !== undefined) xs[i].toFixed();
r.a = 1;
r.a.toFixed();
const n: { [k: `x${string}`]: string } = {};
n.xa.length; // error: [ts18048]
type V = Record<string, number>[string];
const v: V = undefined; // error: [ts2322]
export {};
