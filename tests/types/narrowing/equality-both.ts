export const f = (a: string | number, b: string | boolean) => (a === b ? a.length : 0);
