declare const x: string | undefined;
const n: number = x!.length;
export { n };
