// tsconfig: noUnusedParameters, noUnusedLocals
export type A<T> = string; // error: [ts6196]
export interface B<T> { a: 1 } // error: [ts6196]
export const c = <T,>(x: number) => x; // error: [ts6196]
export type D<T> = T extends infer U ? 1 : 2; // error: [ts6196]
export type E<T> = { [K in keyof T]: 1 };
