interface Col<R> { key: keyof R & string }
const head = <R extends object>(c: Col<R>) => c.key[0]!.toUpperCase() + c.key.slice(1) + c.key.length;
const second = <K extends string & ("ab" | "cd")>(k: K) => k[1];
const third = <T extends string>(k: T) => k[2]!;
const fourth = <R, K extends keyof R & string>(k: K) => k[0];
const fifth = <R>(k: Extract<keyof R, string>) => k[0];
const sixth = <T extends { a: number[] }>(k: T & { b: 1 }) => k.a[0];
export default [head<{ab: 1}>({ key: "ab" }), second("ab"), third("xyz"), fourth<{ab: 1}, "ab">("ab"), fifth<{ab:1}>("ab"), sixth({a:[1],b:1})];
