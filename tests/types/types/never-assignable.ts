declare const n: never;
const s: string = n;
export { s };
