declare const f: <T>(x: { [K in keyof T as `get${Capitalize<K & string>}`]: () => T[K] }) => T;
const r = f({ getA: () => 1 });
export {};
