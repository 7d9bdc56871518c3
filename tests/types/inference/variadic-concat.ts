declare const concat: <A extends unknown[], B extends unknown[]>(a: [...A], b: [...B]) => [...A, ...B];
const r = concat([1, "a"], [true]);
const x: boolean = r[2];
const y: string = r[2]; // error: [ts2322]
r[3]; // error: [ts2493]
export {};
