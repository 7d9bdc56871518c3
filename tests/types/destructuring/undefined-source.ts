declare const o: { a: number } | undefined;
const { a } = o; // error: [ts2339]
export { a };
