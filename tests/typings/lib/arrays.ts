// Lists: predicates narrow, callbacks may take fewer parameters, tuples and spreads keep their types.

const names = ["b", "a"];
export const upper: string[] = names.map((name, index) => `${name.toUpperCase()}${index}`);
export const sorted: string[] = names.toSorted((a, b) => a.localeCompare(b)).toReversed();

const mixed: (string | number | null)[] = ["x", 1, null];
const isText = (value: unknown): value is string => typeof value === "string";
export const texts: string[] = mixed.filter(isText);
export const first: string | undefined = mixed.find(isText);
export const present: (string | number)[] = mixed.filter((value) => value !== null);

export const total: number = [1, 2, 3].reduce((sum, value) => sum + value, 0);
export const index: Record<string, number> = names.reduce<Record<string, number>>(
  (all, name, i) => ({ ...all, [name]: i }),
  {},
);
export const flat: number[] = [[1], [2, [3]]].flat(2);
export const pairs: [number, string][] = [...names.entries()];
export const [head, ...rest]: string[] = names;
export const squares: number[] = Array.from({ length: 3 }, (_, i) => i * i);

// @ts-expect-error: the elements are strings
export const wrong: number[] = names.map((name) => name);

// @ts-expect-error: not in the subset
names.copyWithin(0, 1);

const frozen: readonly string[] = names;
// @ts-expect-error: a read-only list has no push
frozen.push("c");

for (const [i, name] of names.entries()) console.log(i + 1, name);
for (const character of "text") console.log(character);

export function listOf(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value];
}
export function listOfAny<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
export function only(values: (string | number)[]): string[] {
  return values.every((value) => typeof value === "string") ? values : [];
}
export const zeros: unknown[] = Array.from({ length: 3 }).fill(0);
