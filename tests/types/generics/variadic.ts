declare function concat<A extends unknown[], B extends unknown[]>(a: [...A], b: [...B]): [...A, ...B];
const r: [number, string, boolean] = concat([1, "a"], [true]);
const s: [number, string] = concat([1], [true]); // error: [ts2322]
export { r, s };
