declare const c: boolean;
const x = c ? 1 : "a";
const y: number = x; // error: [ts2322]
export { y };
