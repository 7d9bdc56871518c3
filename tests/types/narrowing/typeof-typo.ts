const f = (x: string | number) => typeof x === "strin"; // error: [ts2367]
const g = (x: string | number) => typeof x === "undefined";
export {};
