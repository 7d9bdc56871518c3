// Inside of a condition's branch a type refers to what the conditions around it name, too.
type Equal<X, Y> = (<T>() => T extends X ? 1 : 2) extends <T>() => T extends Y ? 1 : 2 ? true : false;
type Replaced<U, T, Y> = { [P in keyof U]: P extends T ? (P extends keyof Y ? Y[P] : never) : U[P] };
type Node = { type: "A"; name: string };
const replaced: Equal<Replaced<Node, "name", { name: number }>, { type: "A"; name: number }> = true;
type Mapped<T, R extends { from: unknown; to: unknown }> = {
  [P in keyof T]: T[P] extends R["from"] ? (R extends { from: T[P] } ? R["to"] : never) : T[P];
};
const mapped: Mapped<{ s: string; n: number }, { from: string; to: [] }> = { s: [], n: 1 };
const wrong: Mapped<{ s: string }, { from: string; to: [] }> = { s: "" }; // error: [ts2322]

// A name that is none of a type is reported once, and is `any` in what follows.
type Unknown = Equal<Missing, string>; // error: [ts2304]
const unknown: Unknown = false;
const other: Equal<Missing, any> = true; // error: [ts2304]
type Text<T> = `${T}`; // error: [ts2322]
type Shown<T extends string | number> = `${T}`;

// Of both sides a property can be written where one says so.
type Both = { title: string } & { readonly title: string; readonly at: number };
type Copy<T> = { [K in keyof T]: T[K] };
const both: Equal<Copy<Both>, { title: string; readonly at: number }> = true;
const neither: Equal<Copy<Both>, { readonly title: string; readonly at: number }> = true; // error: [ts2322]
export { replaced, mapped, wrong, unknown, other, both, neither };
export type { Text, Shown };
