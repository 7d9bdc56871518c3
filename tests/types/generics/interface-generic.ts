interface Box<T> { readonly value: T; map<U>(f: (x: T) => U): Box<U> }
declare const b: Box<number>;
const c: Box<string> = b.map((n) => n.toFixed());
const d: Box<string> = b; // error: [ts2322]
export { c, d };
