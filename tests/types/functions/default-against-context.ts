declare function each(body: (name: string, at?: number) => void): void;
each((name = "a") => name.length);
each((name = 1) => name); // error: [ts2322]
each((name, at = 2) => at + 1);
each((name, at = "x") => at); // error: [ts2322]
const sorted = [3, 1].toSorted((a = undefined, b) => a - b); // error: [ts2322]
export { sorted };
