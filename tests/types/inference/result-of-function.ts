// What is expected of a call reaches the literals in functions that are passed to it, whether or not they take
// parameters of which something has to be said.
type Pair = [number, number];
declare function make<U>(f: () => U): U;
declare function list<U>(f: (x: number) => U): U[];
declare function either<U>(x: string, f: () => U): U[];
declare function either<U>(x: number, f: () => U): U[];
const a: Pair = make(() => [0, 0]);
const b: Pair[] = list(() => [0, 0]);
const c: Pair[] = list((x: number) => [x, 0]);
const d: Pair[] = list((x: number) => {
  return [x, 0];
});
const e: ("a" | "b")[] = [1].map(() => "a");
const f: { k: "a" | "b" }[] = [1].map(() => ({ k: "a" }));
const g: Pair[] = Array.from({ length: 2 }, () => [0, 0]);
const h: Pair = [1].reduce<Pair>(() => [1, 2], [0, 0]);
const i: Pair[] = either(1, () => [0, 0]);
const j: ("a" | "b")[] = [1].map(() => "c"); // error: [ts2322]
const k: Pair[] = list(() => [0, "0"]); // error: [ts2322]
const l: Pair[] = [1].flatMap(() => [[1, 2]]);
export default { a, b, c, d, e, f, g, h, i, j, k, l };
