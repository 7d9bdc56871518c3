const f = (x: string | string[]) => (Array.isArray(x) ? x.length + x.map((y) => y).length : x.toUpperCase());
const g = (x: unknown) => (Array.isArray(x) ? x[0].anything : x.length); // error: [ts18046, ts2571]
const h = (x: readonly string[] | string) => (Array.isArray(x) ? x.join() : x.length);
const i = <T,>(x: T | T[]): T[] => (Array.isArray(x) ? x : [x]);
export {};
