declare const map: <A, B>(xs: A[], f: (x: A) => B) => B[];
const box = <T,>(x: T) => ({ value: x });
const r = map([1, 2], box);
const n: number = r[0]!.value;
const s: string = r[0]!.value; // error: [ts2322]
export {};
