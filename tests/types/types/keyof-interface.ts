interface A { a: number; b: string }
const k: keyof A = "a";
const l: keyof A = "c"; // error: [ts2322]
export { k, l };
