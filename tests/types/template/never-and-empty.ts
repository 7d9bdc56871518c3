type A = `a${never}`;
const a: A = "a"; // error: [ts2322]
type B = `${""}x`;
const b: B = "x";
export {};
