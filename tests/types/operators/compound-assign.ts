let s = "a";
s += 1;
s -= 1; // error: [ts2362]
export { s };
