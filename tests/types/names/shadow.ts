const x = 1;
export const f = (x: string) => x.length;
export const y: number = x;
