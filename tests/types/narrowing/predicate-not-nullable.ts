const present = <T,>(x: T | null | undefined): x is T => x !== null && x !== undefined;
const f = (xs: (string | null)[]) => xs.filter(present).map((x) => x.length);
const g = (xs: (string | null)[]) => xs.filter((x) => x !== null).map((x) => x.length);
const h = (xs: (string | null)[]) => xs.filter((x) => !!x).map((x) => x.length); // error: [ts18047]
const i = (xs: (string | null)[]) => xs.filter(Boolean).map((x) => x.length); // error: [ts18047]
export {};
