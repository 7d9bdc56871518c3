declare const xs: string[];
const a = xs === []; // error: [ts2839]
const c = xs === xs;
export { a, c };
