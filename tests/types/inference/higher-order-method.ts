interface Box<T> { map<U>(f: (x: T) => U): Box<U>; get(): T }
declare const box: Box<number>;
const id = <T,>(x: T) => x;
const list = <T,>(x: T) => [x];
const r = box.map(list).map(id).get();
const n: number[] = r;
const s: string[] = r; // error: [ts2322]
export {};
