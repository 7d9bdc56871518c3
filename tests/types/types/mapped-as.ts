type Getters<T> = { [K in keyof T as `get${Capitalize<string & K>}`]: () => T[K] };
declare const g: Getters<{ name: string; age: number }>;
const n: string = g.getName();
const a: string = g.getAge(); // error: [ts2322]
g.name; // error: [ts2339]
export { n, a };
