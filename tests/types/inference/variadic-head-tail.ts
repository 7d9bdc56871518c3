declare const tail: <H, T extends unknown[]>(x: [H, ...T]) => T;
const r = tail([1, "a", true]);
const s: string = r[0];
const b: string = r[1]; // error: [ts2322]
tail([]); // error: [ts2345]
export {};
