const first = <T>(a: T, b: T): T => [a, b][0]!;
export const numbers: 1 | 2 = first(1, 2);
export const strings: ("a" | "b")[] = [first("a", "b")];
export const wrong: 3 = first(1, 2); // error: [ts2322]
