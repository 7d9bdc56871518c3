// Elements of unknown number stand for themselves.
const concat = <A extends readonly unknown[], B extends readonly unknown[]>(a: A, b: B): [...A, ...B] => [...a, ...b];
const swapped = <A extends readonly unknown[], B extends readonly unknown[]>(a: A, b: B): [...B, ...A] => [...a, ...b]; // error: [ts2322]
const behind = <A extends unknown[]>(a: A): [...A, number] => [...a, 1];
const around = <A extends unknown[]>(a: A): [string, ...A, number] => ["a", ...a, 1];
const list = <A extends string[]>(a: A): [string, ...string[]] => ["a", ...a];
const none = <A extends string[]>(a: A): [string, ...string[]] => [...a]; // error: [ts2322]

const joined: [number, string] = concat([1] as [number], ["a"] as [string]);
const tail: [number, ...string[]] = [1, ...["a"]];
const both: [...string[], number] = ["a", "b", 1];
const wrong: [...string[], number] = ["a", "b"]; // error: [ts2322]

export default [joined, behind([1]), around([true]), tail, both];
