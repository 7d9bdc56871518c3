declare function f<T>(o: { a?: T }): T;
const n: number = f({ a: 1 });
const u = f({});
export { n, u };
