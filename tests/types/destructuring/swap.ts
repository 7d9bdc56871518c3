let a = 1;
let b = "x";
[a, b] = [b, a]; // error: [ts2322, ts2322]
export { a, b };
