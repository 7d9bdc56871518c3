declare const a: any;
const n: number = a.b.c(1)[2];
export { n };
