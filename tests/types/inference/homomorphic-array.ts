type Boxed<T> = { [K in keyof T]: { value: T[K] } };
declare const unbox: <T extends unknown[]>(boxed: Boxed<T>) => T;
const r = unbox([{ value: 1 }, { value: "x" }]);
const first: string | number = r[0]!;
const bad: number = r[0]!;
export {};
