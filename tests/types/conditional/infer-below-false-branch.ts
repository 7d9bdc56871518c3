// What a conditional type in a false branch has inferred holds in the conditions below it.
type Is<A, B> = A extends B ? true : false;
type Either<A, B> = true extends A | B ? true : false;
type Which<A extends number, B extends number> = number extends A | B
  ? "any"
  : [Is<A, 1>, Is<B, 1>] extends infer R extends [boolean, boolean]
    ? Either<R[0], R[1]> extends true
      ? "one"
      : true extends R[number]
        ? "never"
        : "none"
    : never;
export const one: Which<1, 2> = "one";
export const none: Which<3, 2> = "none";
export const any: Which<number, 2> = "any";
export const wrong: Which<1, 2> = "none"; // error: [ts2322]
export const bad: Which<3, 2> = "one"; // error: [ts2322]
