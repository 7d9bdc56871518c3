declare const f: <T>(x: { a?: T }) => T;
const a: number = f({ a: 1 });
const b: string = f({ a: 1 }); // error: [ts2322]
const c = f({});
c.foo; // error: [ts18046]
declare const o: { a?: string };
const d: string = f(o);
export {};
