let n = 1;
n = 2;
n = "3"; // error: [ts2322]
export { n };
