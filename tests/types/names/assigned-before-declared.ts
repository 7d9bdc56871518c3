count = 1; // error: [ts2448]
let count = 0;
count = 2;
export { count };
