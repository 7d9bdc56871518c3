// What `infer` finds in the place of a rest parameter is a list, and may be one again.
type AnyFunction = (...args: any[]) => unknown;
type Returning<F extends AnyFunction, R> = F extends (this: infer T, ...args: infer A) => any
  ? unknown extends T
    ? (...args: A) => R
    : (this: T, ...args: A) => R
  : never;
export const length: Returning<(text: string) => string, number> = (text) => text.length;
export const wrong: Returning<(text: string) => string, number> = (text) => text; // error: [ts2322]
type Wrap<F> = F extends (arg: infer A) => any ? (...args: A) => 1 : never; // error: [ts2370]
export type Wrapped = Wrap<(list: string[]) => 1>;
