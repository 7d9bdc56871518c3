type A<T extends string = number> = T; // error: [ts2344]
type B<T extends string = "a"> = T;
type C<T = string, U> = [T, U]; // error: [ts2706]
export type { A, B, C };
