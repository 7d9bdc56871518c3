export const a: string[] = builtins.attrNames({ a: 1 });
export const b: number = builtins.length("a"); // error: [ts2345]
