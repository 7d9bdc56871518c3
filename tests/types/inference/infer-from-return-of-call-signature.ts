type Maker<T> = { (): T; extra: number };
declare const use: <T>(m: Maker<T>) => T;
declare const m: Maker<string>;
const s: string = use(m);
const n: number = use(m); // error: [ts2322]
use(() => 1); // error: [ts2741]
export {};
