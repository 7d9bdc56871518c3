interface Base<T> { value: T }
interface Mid<T> extends Base<T[]> { mid: T }
interface Leaf extends Mid<string> {}
declare const value: <T>(x: Base<T>) => T;
declare const leaf: Leaf;
const a: string[] = value(leaf);
const b: string = value(leaf); // error: [ts2322]
export {};
