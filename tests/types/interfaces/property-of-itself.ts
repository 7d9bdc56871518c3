type E = { e: Array<E["e"]> }; // error: [ts2502]
type E2 = { e: E2["e"][] }; // error: [ts2502]
type E3 = { e: { x: E3["e"] } };
type E4 = { e: () => E4["e"] };
type E5 = { e: Partial<E5["e"]> }; // error: [ts2502]
type E6 = { e: E6["f"]; f: string };
type E7 = { e: Pick<E7, "f">; f: string };
type E8 = { e: [E8["e"]] }; // error: [ts2502]
type E9 = { e: E9["e"] | string }; // error: [ts2502]
type E10 = { e: keyof E10; f: 1 };
type E11 = { e: Record<keyof E11, 1>; f: 1 };
type E12 = { e: E12 extends { f: 1 } ? 1 : 2; f: 1 };
type E13 = { e: E13["e"] extends string ? 1 : 2; f: 1 }; // error: [ts2502]
type E14 = { e: { [K in keyof E14]: E14[K] }; f: 1 };
interface I { a: I["b"]["c"]; b: { c: I["d"] }; d: number }
interface Tree<T> { value: T; kids: Tree<T>["value"][]; self: Tree<T>["kids"] }
interface L { next: L["next"] | null } // error: [ts2502]
const v = { a: 1 as typeof v.b, b: 2 }; // error: [ts7022]
export const x = 1;
