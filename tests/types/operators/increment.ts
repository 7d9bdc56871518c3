let s = "a";
s++; // error: [ts2356]
export { s };
