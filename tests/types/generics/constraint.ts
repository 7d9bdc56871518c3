const len = <T extends { length: number }>(x: T) => x.length;
export const r = [len("a"), len([1]), len(1)]; // error: [ts2345]
