// An alias may stand in the arguments of an interface in its own definition.
type Nested<T> = Array<Nested<T>>;
type Tree = ReadonlyArray<Tree> | string;
interface Box<T> {
  value: T;
}
type Boxes = Box<Boxes>;
export const nested: Nested<string> = [[], [[]]];
export const wrong: Nested<string> = [["a"]]; // error: [ts2322]
export const tree: Tree = ["a", ["b", ["c"]]];
export const bad: Tree = ["a", ["b", [1]]]; // error: [ts2322]
export const inner = (boxes: Boxes): Boxes => boxes.value.value.value;
export const text = (boxes: Boxes): string => boxes.value; // error: [ts2322]
