export const list = (x: string | string[]) => (Array.isArray(x) ? x : [x]);
const r: string[] = list("a");
export { r };
