export const f = (x: { a: string } | undefined) => x && x.a.length;
export const g: number = f(undefined); // error: [ts2322]
