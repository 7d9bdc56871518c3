export const f = (o: { a?: number }) => "a" in o;
export const g = (o: string) => "a" in o; // error: [ts2322]
