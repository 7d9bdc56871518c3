// The `this` of an interface that stands in an intersection is all of the intersection.
interface Fn {
  args: unknown;
  return: unknown;
  first: this["args"] extends [infer A, ...any] ? A : never;
}
type Call<F extends Fn, A> = (F & { args: A })["return"];
interface Identity extends Fn {
  return: this["args"];
}
interface First extends Fn {
  return: this["first"];
}
interface Pair<U> extends Fn {
  return: [this["args"], U];
}
export const same: Call<Identity, 3> = 4; // error: [ts2322]
export const first: Call<First, [5, 6]> = 4; // error: [ts2322]
export const five: Call<First, [5, 6]> = 5;
export const pair: Call<Pair<4>, 3> = [3, 4];
export const wrong: Call<Pair<4>, 3> = [4, 4]; // error: [ts2322]

interface Node {
  next: this;
  value: string;
}
export const tagOf = (node: Node & { tag: 1 }): 1 => node.next.next.tag;
export const noTag = (node: Node): 1 => node.next.tag; // error: [ts2339]
