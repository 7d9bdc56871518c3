type A = readonly string[];
type B = readonly [string];
type C = readonly Array<string>; // error: [ts1354]
type D = readonly (readonly string[]); // error: [ts1354]
type E = { a; b: string }; // error: [ts7008]
export type { A, B, C, D, E };
