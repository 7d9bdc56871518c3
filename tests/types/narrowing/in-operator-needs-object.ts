const f = <T,>(x: T & {}) => "a" in x; // error: [ts2638]
const g = (x: unknown) => "a" in x; // error: [ts18046]
const h = <T,>(x: T) => "a" in x; // error: [ts2322]
const i = (x: string | { a: 1 }) => "a" in x; // error: [ts2322]
const j = <T extends object>(x: T) => "a" in x;
export {};
