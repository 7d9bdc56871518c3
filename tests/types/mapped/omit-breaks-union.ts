type U = { kind: "a"; id: string; x: number } | { kind: "b"; id: string; y: string };
type O = Omit<U, "id">;
const o: O = { kind: "a" };
const p: O = { kind: "a", x: 1 }; // error: [ts2353]
type D<T> = T extends unknown ? Omit<T, "id"> : never;
const d: D<U> = { kind: "a", x: 1 };
const e: D<U> = { kind: "b", x: 1 }; // error: [ts2353]
export {};
