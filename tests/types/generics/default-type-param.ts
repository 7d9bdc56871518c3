type Box<T = string> = { v: T };
const b: Box = { v: 1 }; // error: [ts2322]
const c: Box<number> = { v: 1 };
export { b, c };
