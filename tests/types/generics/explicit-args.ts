const id = <T>(x: T) => x;
export const r = id<string>(1); // error: [ts2345]
