declare const v: string | number;
let x: string | number | boolean = v;
const a: string | number = x;
const b: string = x; // error: [ts2322]
export {};
