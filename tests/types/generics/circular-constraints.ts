// A type parameter that limits itself, over others or over an alias.
const both = <T extends U, // error: [ts2313]
  U extends T>(t: T, u: U) => [t, u]; // error: [ts2313]
const own = <T extends T>(t: T) => t; // error: [ts2313]
type Whole<T extends Whole<T>> = T; // error: [ts2313]
type Listed<T extends Listed<T>[]> = T;
type Keys = { [K in keyof Keys]: 1 }; // error: [ts2313, ts2456]
type Names = { [K in Names]: 1 }; // error: [ts2313, ts2456]
interface Ordered<T extends Ordered<T>> { before(other: T): boolean }
interface Item extends Ordered<Item> { at: number }
const min = <T extends Ordered<T>>(a: T, b: T): T => (a.before(b) ? a : b);
const least = (a: Item, b: Item) => min(a, b).at;
interface Looked { [name: string]: Looked[string] } // error: [ts2537]
interface Deep { [name: string]: Deep | string }
const key = <T extends { [K in keyof T]: string }>(it: T, name: keyof T): string => it[name];
const text: number = key({ a: "b" }, "a"); // error: [ts2322]
export { both, own, least, text };
export type { Whole, Listed, Keys, Names, Looked, Deep };
