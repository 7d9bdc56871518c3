type Getters<T> = { [K in keyof T & string as `get${Capitalize<K>}`]: () => T[K] };
type G = Getters<{ name: string; age?: number }>;
declare const g: G;
g.getName().length;
g.getAge();
g.getage; // error: [ts2551]
export {};
