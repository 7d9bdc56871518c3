declare const find: <T>(xs: readonly T[], f: (x: T) => boolean) => T | undefined;
const r = find([1, 2, 3], (x) => x > 1);
r.toFixed(); // error: [ts18048]
const s: string | undefined = r; // error: [ts2322]
const xs: readonly { a: string }[] = [];
find(xs, ({ a }) => a === "x")?.a.length;
export {};
