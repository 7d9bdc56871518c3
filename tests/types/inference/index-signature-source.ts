declare const values: <T>(x: { [k: string]: T }) => T;
declare const r: { [k: string]: number };
const n: number = values(r);
interface I { a: number }
declare const i: I;
values(i); // error: [ts2345]
const alias: { a: number } = i;
values(alias).toFixed();
export {};
