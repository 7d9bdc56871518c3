// An element that a tuple does not have is missing in types as it is in values; one with a rest has them all.
type Pair = [number, string];
type A = Pair[1];
type B = Pair[2]; // error: [ts2493]
type C = Parameters<(a: string, b: number) => void>[2]; // error: [ts2493]
type D = ([1] | [1, 2])[1];
type E = ([1] | string[])[1];
type F = [1, ...string[]][5];
type G = [1, 2?][1];
type H = [1, 2?][2]; // error: [ts2493]
type I = Pair["length"];
type J = Pair[number];
type Get<T extends readonly unknown[], K extends keyof T> = T[K];
type K = Get<Pair, 1>;
export type { A, B, C, D, E, F, G, H, I, J, K };
