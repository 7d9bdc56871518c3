const t = [1, 2] as const;
const u: number[] = t; // error: [ts4104]
export { u };
