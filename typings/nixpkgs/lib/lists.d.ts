// lib.lists: functions on lists. The methods of lists do the same for much of this.

interface LibLists {
  /** A list of one element. */
  singleton<T>(value: T): [T];
  /** The results of `f` for each element: `map` with the list first. */
  forEach<T, U>(list: readonly T[], f: (value: T) => U): U[];
  /** Folds a list from the right. */
  foldr<T, A>(operator: (value: T, accumulator: A) => A, initial: A, list: readonly T[]): A;
  /** Folds a list from the left, lazily; `foldl'` needs less memory. */
  foldl<T, A>(operator: (accumulator: A, value: T) => A, initial: A, list: readonly T[]): A;
  /** `map` with the index, from 0. */
  imap0<T, U>(f: (index: number, value: T) => U, list: readonly T[]): U[];
  /** `map` with the index, from 1. */
  imap1<T, U>(f: (index: number, value: T) => U, list: readonly T[]): U[];
  /** `filter` with the index, from 0. */
  ifilter0<T>(predicate: (index: number, value: T) => boolean, list: readonly T[]): T[];
  /** All that is in a list and in the lists in it, at any depth. */
  flatten<T>(list: T): FlattenedElement<T>[];
  /** The list without the elements that equal `value`. */
  remove<T>(value: T, list: readonly T[]): T[];
  /** The one element for which `predicate` holds; else `none`, or `multiple` when there are several. */
  findSingle<T, N, M>(predicate: (value: T) => boolean, none: N, multiple: M, list: readonly T[]): T | N | M;
  /** The index of the first element for which `predicate` holds, else `fallback`. */
  findFirstIndex<T, D>(predicate: (value: T) => boolean, fallback: D, list: readonly T[]): number | D;
  /** The first element for which `predicate` holds, else `fallback`. */
  findFirst<T, D>(predicate: (value: T) => boolean, fallback: D, list: readonly T[]): T | D;
  /** How many elements `predicate` holds for. */
  count<T>(predicate: (value: T) => boolean, list: readonly T[]): number;
  /** A list of `value` if the condition holds, else the empty list. */
  optional<T>(condition: boolean, value: T): T[];
  /** `list` if the condition holds, else the empty list. */
  optionals<T>(condition: boolean, list: readonly T[]): T[];
  /** A list as it is, any other value as a list of it. */
  toList<T>(value: T | readonly T[]): T[];
  /** The integers from `first` to `last`, both included. */
  range(first: number, last: number): number[];
  /** `value`, `count` times. */
  replicate<T>(count: number, value: T): T[];
  /** The elements in groups by name, each group folded. */
  "groupBy'"<T, A>(
    operator: (accumulator: A, value: T) => A,
    initial: A,
    name: (value: T) => string,
    list: readonly T[],
  ): { [name: string]: A };
  /** The elements of two lists in pairs, as long as the shorter one. */
  zipLists<A, B>(first: readonly A[], second: readonly B[]): { fst: A; snd: B }[];
  /** The elements of two lists combined by `f`, as long as the shorter one. */
  zipListsWith<A, B, C>(f: (a: A, b: B) => C, first: readonly A[], second: readonly B[]): C[];
  /** The list in the opposite order. */
  reverseList<T>(list: readonly T[]): T[];
  /** The elements in an order in which each comes after those that are before it, or a cycle. */
  toposort<T>(
    before: (a: T, b: T) => boolean,
    list: readonly T[],
  ): { result?: T[]; cycle?: T[]; loops?: T[] };
  /** The list sorted by what `key` gives for the elements. */
  sortOn<T>(key: (value: T) => string | number, list: readonly T[]): T[];
  /** Sorts text as people do: `a2` before `a10`. */
  naturalSort(list: readonly string[]): string[];
  /** Compares two lists element by element. */
  compareLists<T>(compare: (a: T, b: T) => number, a: readonly T[], b: readonly T[]): number;
  /** The first `count` elements. */
  take<T>(count: number, list: readonly T[]): T[];
  /** The last `count` elements. */
  takeEnd<T>(count: number, list: readonly T[]): T[];
  /** All but the first `count` elements. */
  drop<T>(count: number, list: readonly T[]): T[];
  /** All but the last `count` elements. */
  dropEnd<T>(count: number, list: readonly T[]): T[];
  /** `count` elements from `start` on. */
  sublist<T>(start: number, count: number, list: readonly T[]): T[];
  /** The last element; of an empty list it stops. */
  last<T>(list: readonly T[]): T;
  /** All but the last element; of an empty list it stops. */
  init<T>(list: readonly T[]): T[];
  /** The elements without repetitions. Takes time with the square of the length. */
  unique<T>(list: readonly T[]): T[];
  /** The strings without repetitions, sorted. Faster than `unique`. */
  uniqueStrings(list: readonly string[]): string[];
  /** Whether no element is there twice. */
  allUnique(list: readonly unknown[]): boolean;
  /** The elements of the second list that are in the first. */
  intersectLists<T>(first: readonly T[], second: readonly T[]): T[];
  /** The elements of the second list that are not in the first. */
  subtractLists<T>(first: readonly T[], second: readonly T[]): T[];
  /** Whether two lists have nothing in common. */
  mutuallyExclusive<T>(a: readonly T[], b: readonly T[]): boolean;
  /** The values of a set, which are lists, joined. */
  concatAttrValues<T>(set: { readonly [name: string]: readonly T[] }): T[];
}

/** What only `lib.lists` has: at the top of `lib` these names are about strings. */
interface LibListsOnly {
  /** Whether the second list begins with the first. */
  hasPrefix<T>(prefix: readonly T[], list: readonly T[]): boolean;
  /** The second list without the first at its front. */
  removePrefix<T>(prefix: readonly T[], list: readonly T[]): T[];
  /** What two lists begin with. */
  commonPrefix<T>(a: readonly T[], b: readonly T[]): T[];
  /** The list with another element at an index. */
  replaceElemAt<T>(list: readonly T[], index: number, value: T): T[];
}

/** What is left of a type when lists in lists are gone. */
type FlattenedElement<T> = T extends readonly (infer Inner)[] ? FlattenedElement<Inner> : T;
