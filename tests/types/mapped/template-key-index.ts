type H = { [K in `x-${string}`]: string };
const h: H = { "x-a": "1" };
const i: H = { "y-a": "1" }; // error: [ts2353]
const v: string = h["x-foo"];
h["y"]; // error: [ts7053]
export {};
