declare const t: <T extends unknown[] | []>(x: T) => T;
const r = t([1, "a"]);
r[0].toFixed();
r[1].toFixed(); // error: [ts2339]
r[2]; // error: [ts2493]
export {};
