// `...T` in a tuple is of a list; one of any length comes once.
type One<T> = [...T]; // error: [ts2574]
type Either<T extends unknown[] | string> = [...T]; // error: [ts2574]
type Twice = [...string[], ...number[]]; // error: [ts1265]
type Text = [...string]; // error: [ts2574]
type Any = [...any, ...never, 1];
type Two<T extends unknown[], U extends readonly string[]> = [...T, ...U, ...T];
type Behind = [...string[], ...[1, 2]];
type Inside = [...[...string[], 1], ...number[]]; // error: [ts1265]
type Parts<T> = T extends [...infer A, infer B] ? [A, B] : never;
type Keyed<T> = { [K in keyof T]: [...T[K]] }; // error: [ts2574]
type Maybe<T extends string[] | undefined> = [...T]; // error: [ts2574]

// A list that can only be read is no list that can be changed.
type List<T extends unknown[]> = T;
type Pair<T extends [number, number]> = T;
type A = List<readonly string[]>; // error: [ts4104]
type B = Pair<readonly [1, 2]>; // error: [ts4104]
type C<T extends readonly unknown[]> = List<T>; // error: [ts2344]
type D = List<readonly string[] | string[]>; // error: [ts2344]
export type { One, Either, Twice, Text, Any, Two, Behind, Inside, Parts, Keyed, Maybe, A, B, C, D };
