const isText = (x: unknown): x is string => typeof x === "string";
export const f = (x: string | number) => (isText(x) ? x.length : x.toFixed());
export const g = (x: string | number) => (isText(x) ? x.toFixed() : x.length); // error: [ts2339, ts2339]
