/// <reference no-default-lib="true" />
//
// JavaScript's library as far as it has a meaning in Nix. It stands in for TypeScript's own library
// (`noLib`), so that `tsc` and every editor refuse what tsnix refuses: what is not declared here
// (Date, Map, Promise, Symbol(), timers, the DOM) does not exist in a Nix expression.
//
// "Nix:" names what a member becomes. Lists and strings in Nix can't be changed; the members that change a
// list (push, sort, ...) work on a list that was made in the same function and has not been shared yet.

// ---------------------------------------------------------------------------------------------------
// Lists
// ---------------------------------------------------------------------------------------------------

/** A list that can't be changed through this name. Nix: a list. */
interface ReadonlyArray<T> {
  /** The number of elements. Nix: `builtins.length`, which costs the same for any list. */
  readonly length: number;

  /** The element at an index; `undefined` (in Nix `null`) outside of the list. Nix: `builtins.elemAt`. */
  readonly [index: number]: T;

  /** Iterates over the elements, as a Nix list is gone through; what `for...of`, spread and destructuring use. */
  [Symbol.iterator](): ArrayIterator<T>;

  /** The element at `index`, counted from the end when negative; `undefined` outside of the list. Nix: `builtins.elemAt` behind a test of the bounds, whatever the length. */
  at(index: number): T | undefined;

  /** A new list of this one's elements followed by the given ones; lists among them are spliced in. Nix: `++`, which copies both sides. */
  concat(...items: ConcatArray<T>[]): T[];
  concat(...items: (T | ConcatArray<T>)[]): T[];

  /** The indices and elements as pairs, for `for...of`, spread and `Array.from`. Nix: `builtins.genList`, a list of lists of two. */
  entries(): ArrayIterator<[number, T]>;

  /** Whether `predicate` holds for every element. Nix: `builtins.all`. Stops at the first that fails. */
  every<S extends T>(predicate: (value: T, index: number, array: T[]) => value is S): this is readonly S[];
  every(predicate: (value: T, index: number, array: T[]) => unknown): boolean;

  /** The elements for which `predicate` holds. Nix: `builtins.filter`; a predicate that asks for the index is given pairs. */
  filter<S extends T>(predicate: (value: T, index: number, array: T[]) => value is S): S[];
  filter(predicate: (value: T, index: number, array: T[]) => unknown): T[];

  /** The first element for which `predicate` holds, else `undefined`. Nix: `lib.findFirst`, else a fold; all elements are gone through. */
  find<S extends T>(predicate: (value: T, index: number, array: T[]) => value is S): S | undefined;
  find(predicate: (value: T, index: number, array: T[]) => unknown): T | undefined;

  /** The index of the first element for which `predicate` holds, else -1. Nix: a fold over the indices; all elements are gone through. */
  findIndex(predicate: (value: T, index: number, array: T[]) => unknown): number;

  /** The last element for which `predicate` holds, else `undefined`. Nix: as `find`, on the list reversed. */
  findLast<S extends T>(predicate: (value: T, index: number, array: T[]) => value is S): S | undefined;
  findLast(predicate: (value: T, index: number, array: T[]) => unknown): T | undefined;

  /** The index of the last element for which `predicate` holds, else -1. Nix: as `findLast`, on pairs of index and element. */
  findLastIndex(predicate: (value: T, index: number, array: T[]) => unknown): number;

  /** The lists inside this list joined into one, `depth` levels deep (1 unless given). Nix: `builtins.concatLists`. */
  flat<D extends number = 1>(depth?: D): FlatArray<readonly T[], D>[];

  /** `map` and then `flat` by one level. Nix: `builtins.concatMap`. */
  flatMap<U>(callback: (value: T, index: number, array: T[]) => U | readonly U[]): U[];

  /** Calls `callback` for each element; of use only when it changes local state. Nix: a strict fold. */
  forEach(callback: (value: T, index: number, array: T[]) => void): void;

  /** Whether a string, number, boolean or null is among the elements; of objects Nix would compare the content, so that is refused. Nix: `builtins.elem`. */
  includes(element: T, fromIndex?: number): boolean;

  /** The index of the first element from `fromIndex` on that is `element`, else -1. Nix: a fold over the indices; all elements are gone through. */
  indexOf(element: T, fromIndex?: number): number;

  /** The elements as one string with `separator` (a comma unless given) between; `null` and `undefined` are empty. Nix: `builtins.concatStringsSep`. */
  join(separator?: string): string;

  /** The indices, for `for...of`, spread and `Array.from`. Nix: `builtins.genList`. */
  keys(): ArrayIterator<number>;

  /** The index of the last element up to `fromIndex` that is `element`, else -1. Nix: a fold over the indices; all elements are gone through. */
  lastIndexOf(element: T, fromIndex?: number): number;

  /** The results of `callback` for each element. Nix: `map`; `lib.imap0` or `builtins.genList` when it asks for the index. */
  map<U>(callback: (value: T, index: number, array: T[]) => U): U[];

  /** Folds the elements from the left; without `initial` the first one starts, and an empty list throws. Nix: `builtins.foldl'`, strict in the accumulator. */
  reduce(callback: (previous: T, current: T, index: number, array: T[]) => T): T;
  reduce(callback: (previous: T, current: T, index: number, array: T[]) => T, initial: T): T;
  reduce<U>(callback: (previous: U, current: T, index: number, array: T[]) => U, initial: U): U;

  /** Folds the elements from the right. Nix: `builtins.foldl'` on the list reversed. */
  reduceRight(callback: (previous: T, current: T, index: number, array: T[]) => T): T;
  reduceRight(callback: (previous: T, current: T, index: number, array: T[]) => T, initial: T): T;
  reduceRight<U>(callback: (previous: U, current: T, index: number, array: T[]) => U, initial: U): U;

  /** The elements from `start` up to, not including, `end`; negative ones count from the end. Nix: `lib.take`, `lib.drop`, else `builtins.genList`. */
  slice(start?: number, end?: number): T[];

  /** Whether `predicate` holds for at least one element. Nix: `builtins.any`. Stops at the first that holds. */
  some(predicate: (value: T, index: number, array: T[]) => unknown): boolean;

  /** A new list in the opposite order. Nix: `lib.reverseList`. */
  toReversed(): T[];

  /** A new sorted list. Without `compare` the elements are compared as text. Nix: `builtins.sort`, stable. */
  toSorted(compare?: (a: T, b: T) => number): T[];

  /** A new list in which `deleteCount` elements (all, when it is not given) from `start` on are replaced by `items`. Nix: three parts with `++`. */
  toSpliced(start: number, deleteCount?: number, ...items: T[]): T[];

  /** The elements as text with commas between, as `join()` gives them. Nix: `builtins.concatStringsSep`. */
  toString(): string;

  /** The elements, for `for...of`, spread and `Array.from`. Nix: the list itself. */
  values(): ArrayIterator<T>;

  /** A new list in which the element at `index` is `value`; a negative index counts from the end, one outside of the list throws. Nix: `builtins.genList`. */
  with(index: number, value: T): T[];
}

/** A list. Nix: a list. Members that change it work where the list was made and not yet shared. */
interface Array<T> extends ReadonlyArray<T> {
  /** The element at an index; assigning to it changes the list: local lists only. Nix: `builtins.elemAt`. */
  [index: number]: T;

  /** Whether `predicate` holds for every element. Nix: `builtins.all`. Stops at the first that fails. */
  every<S extends T>(predicate: (value: T, index: number, array: T[]) => value is S): this is S[];
  every(predicate: (value: T, index: number, array: T[]) => unknown): boolean;

  /** Sets the elements from `start` up to `end` to `value`. Changes the list: local lists only. Nix: `builtins.genList`. */
  fill(value: T, start?: number, end?: number): this;

  /** Takes the last element off and gives it, `undefined` when there is none. Changes the list: local lists only. Nix: the rest is copied each time. */
  pop(): T | undefined;

  /** Adds elements at the end and gives the new length. Changes the list: local lists only. Nix: `++`; in a loop the list is built once, not copied on each turn. */
  push(...items: T[]): number;

  /** Puts the elements in the opposite order, in place. Changes the list: local lists only; `toReversed` gives a new one. Nix: `lib.reverseList`. */
  reverse(): T[];

  /** Takes the first element off and gives it, `undefined` when there is none. Changes the list: local lists only. Nix: the rest is copied each time. */
  shift(): T | undefined;

  /** Sorts the list in place. Changes the list: local lists only; `toSorted` gives a new one. Nix: `builtins.sort`, stable. */
  sort(compare?: (a: T, b: T) => number): this;

  /** Replaces `deleteCount` elements from `start` on by `items` and gives what was taken out. Changes the list: local lists only. Nix: three parts with `++`. */
  splice(start: number, deleteCount?: number, ...items: T[]): T[];

  /** Adds elements at the front and gives the new length. Changes the list: local lists only. Nix: `++`. */
  unshift(...items: T[]): number;
}

/** What `concat` splices in: a list of any kind. */
interface ConcatArray<T> {
  /** The number of elements. Nix: `builtins.length`. */
  readonly length: number;
  /** The element at an index. Nix: `builtins.elemAt`. */
  readonly [index: number]: T;
  /** The elements as one string. Nix: `builtins.concatStringsSep`. */
  join(separator?: string): string;
  /** A part of the list. Nix: `builtins.genList`. */
  slice(start?: number, end?: number): T[];
}

/** The element type of a list after `flat(depth)`. */
type FlatArray<A, Depth extends number> = {
  done: A;
  recur: A extends readonly (infer Inner)[]
    ? FlatArray<Inner, [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10][Depth]>
    : A;
}[Depth extends -1 ? "done" : "recur"];

interface ArrayConstructor {
  /** Whether a value is a list. Nix: `builtins.isList`. */
  isArray(value: unknown): value is readonly unknown[];

  /** A list of what can be iterated over, or of `length` elements made by `callback`. Nix: `map`, `builtins.genList`. */
  from<T>(source: Iterable<T>): T[];
  from<T, U>(source: Iterable<T>, callback: (value: T, index: number) => U): U[];
  from(source: { readonly length: number }): unknown[];
  from<U>(source: { readonly length: number }, callback: (value: undefined, index: number) => U): U[];

  /** A list of the arguments. Nix: a list. */
  of<T>(...items: T[]): T[];
}

/** The functions on lists that are not methods of a list. */
declare const Array: ArrayConstructor;

// ---------------------------------------------------------------------------------------------------
// Text
// ---------------------------------------------------------------------------------------------------

/**
 * A string. Nix: a string, which is a sequence of bytes: lengths and indices count bytes of UTF-8, not UTF-16
 * units. They are the same for ASCII; a literal with other characters where it matters is a warning.
 */
interface String {
  /** The number of bytes. Nix: `builtins.stringLength`. */
  readonly length: number;

  /** The character at an index; `undefined` (in Nix `null`) outside of the string. Nix: `builtins.substring`. */
  readonly [index: number]: string;

  /** Iterates over the characters. Nix: a list of strings of one byte. */
  [Symbol.iterator](): StringIterator<string>;

  /** The character at `index`, counted from the end when negative; `undefined` outside of the string. Nix: `builtins.substring`. */
  at(index: number): string | undefined;

  /** The character at `index`, the empty string outside of the string. Nix: `builtins.substring`. */
  charAt(index: number): string;

  /** The strings one after another. Nix: `+`. */
  concat(...strings: string[]): string;

  /** Whether the string ends with `search`. Nix: `lib.hasSuffix`. */
  endsWith(search: string, endPosition?: number): boolean;

  /** Whether `search` is in the string. Nix: `lib.hasInfix`. */
  includes(search: string, position?: number): boolean;

  /** The index of the first `search` in the string from `position` on, else -1. Nix: the length of what `builtins.split` finds before it. */
  indexOf(search: string, position?: number): number;

  /** The index of the last `search` in the string up to `position`, else -1. Nix: a fold over the places; each is looked at. */
  lastIndexOf(search: string, position?: number): number;

  /** Compares as text: negative, 0 or positive. Nix compares bytes: no language's own order is known. */
  localeCompare(that: string): number;

  /** The match of a regular expression and its groups, `null` when there is none; with flag `g` all matches without groups. Nix: `builtins.match`, `builtins.split`. */
  match(pattern: RegExp): RegExpMatchArray | null;

  /** Fills the end with `fill` (a space unless given) until the string has `length` bytes. Nix: `+` with what is missing. */
  padEnd(length: number, fill?: string): string;

  /** Fills the front with `fill` (a space unless given) until the string has `length` bytes. Nix: `+` with what is missing. */
  padStart(length: number, fill?: string): string;

  /** The string `count` times one after another; a negative count throws. Nix: `builtins.concatStringsSep` over `builtins.genList`. */
  repeat(count: number): string;

  /** Replaces the first `pattern` (each one when it is a regular expression with flag `g`). `$&`, `$1`, `$<name>` and `$$` in the replacement mean what they mean in JavaScript. Nix: `builtins.split` and what is between put together again. */
  replace(pattern: string | RegExp, replacement: string): string;
  replace(pattern: string | RegExp, replacement: (match: string, ...groups: string[]) => string): string;

  /** Replaces each `pattern`. Nix: `builtins.replaceStrings` for a string. A regular expression needs flag `g`. */
  replaceAll(pattern: string | RegExp, replacement: string): string;
  replaceAll(pattern: string | RegExp, replacement: (match: string, ...groups: string[]) => string): string;

  /** The part from `start` up to, not including, `end`; negative ones count from the end. Nix: `builtins.substring`. */
  slice(start?: number, end?: number): string;

  /** The parts between the separators, at most `limit`. Nix: `lib.splitString` for a string, `builtins.split` for a regular expression. */
  split(separator: string | RegExp, limit?: number): string[];

  /** Whether the string starts with `search`. Nix: `lib.hasPrefix`. */
  startsWith(search: string, position?: number): boolean;

  /** The part from `start` up to, not including, `end`; negative ones count as 0. Nix: `builtins.substring`. */
  substring(start: number, end?: number): string;

  /** The string in lower case; ASCII letters only. Nix: `lib.toLower`. */
  toLowerCase(): string;

  /** The string itself. Nix: the same string. */
  toString(): string;

  /** The string in upper case; ASCII letters only. Nix: `lib.toUpper`. */
  toUpperCase(): string;

  /** The string without white space at both ends. Nix: `lib.trim`. */
  trim(): string;

  /** The string without white space at its end. Nix: `builtins.match`. */
  trimEnd(): string;

  /** The string without white space at its front. Nix: `builtins.match`. */
  trimStart(): string;
}

interface StringConstructor {
  /** A value as text: `true`, `42`, `null`; lists with commas between. Nix: `toString` where it says the same. */
  (value?: unknown): string;
}

/** Makes text of a value; may stand as a callback: `xs.map(String)`. */
declare const String: StringConstructor;

/**
 * A regular expression literal. Nix has POSIX extended regular expressions: what they can't say (look-around,
 * lazy quantifiers, back references, flags other than `g` and `i`) is an error at the part that needs it.
 */
interface RegExp {
  /** Whether the expression matches somewhere in `text`. Nix: `builtins.match`. */
  test(text: string): boolean;
}

/** What `match` gives: the whole match, then the groups. */
interface RegExpMatchArray extends Array<string> {
  /** The whole match. Nix: the first of what `builtins.match` gives. */
  0: string;
  /** The named groups, by name. Nix: an attribute set of the elements that the groups are. */
  readonly groups?: { [name: string]: string };
}

/** The literal parts of a tagged template. */
interface TemplateStringsArray extends ReadonlyArray<string> {
  /** The parts as they are written, with escapes left in. Nix: nothing; only `text` and `nix` are tags, and they read the program. */
  readonly raw: readonly string[];
}

// ---------------------------------------------------------------------------------------------------
// Numbers and booleans
// ---------------------------------------------------------------------------------------------------

/** A number. Nix: an int where it was written and computed without a fraction, else a float. */
interface Number {
  /** The number as text with `digits` digits after the point (none unless given), rounded as JavaScript rounds. Nix: a helper that counts the digits. */
  toFixed(digits?: number): string;

  /** The number as text, in base `radix` (10 unless given; a fraction in another base throws). Nix: `toString` for an int in base 10. */
  toString(radix?: number): string;
}

interface NumberConstructor {
  /** A value as a number: text is read, `true` is 1, `null` is 0. What would be NaN throws. Nix: the number itself where it is one, else `builtins.fromJSON`. */
  (value?: unknown): number;

  /** The difference between 1 and the next greater number, 2^-52. Nix: a float. */
  readonly EPSILON: number;

  /** The greatest integer that JavaScript counts to exactly, 2^53 - 1. In Nix integers have 64 bits. */
  readonly MAX_SAFE_INTEGER: number;

  /** The least integer that JavaScript counts to exactly, -(2^53 - 1). In Nix integers have 64 bits. */
  readonly MIN_SAFE_INTEGER: number;

  /** Whether a value is a number without a fraction. Nix: `builtins.isInt`, of a float that is whole too. */
  isInteger(value: unknown): boolean;

  /** The number at the front of a text. What would be NaN throws. Nix: `builtins.match` and `builtins.fromJSON`. */
  parseFloat(text: string): number;

  /** The integer at the front of a text, in base `radix` (10 unless given). What would be NaN throws. Nix: a fold over the digits. */
  parseInt(text: string, radix?: number): number;
}

/** Makes a number of a value; may stand as a callback: `xs.map(Number)`. */
declare const Number: NumberConstructor;

/** The number at the front of a text. What would be NaN throws. Nix: `builtins.match` and `builtins.fromJSON`. */
declare function parseFloat(text: string): number;

/** The integer at the front of a text, in base `radix` (10 unless given). What would be NaN throws. Nix: a fold over the digits. */
declare function parseInt(text: string, radix?: number): number;

/** `true` or `false`. */
interface Boolean {
  /** `"true"` or `"false"`. Nix: `lib.boolToString`. */
  toString(): string;
}

interface BooleanConstructor {
  /** Whether JavaScript takes a value for true: all but `false`, `0`, `""`, `null` and `undefined`. Nix: the comparison that the type needs. */
  <T>(value?: T): boolean;
}

/** Makes a boolean of a value; may stand as a callback: `xs.filter(Boolean)`. */
declare const Boolean: BooleanConstructor;

interface Math {
  /** The base of natural logarithms. Nix: the nearest float. */
  readonly E: number;
  /** The natural logarithm of 10. Nix: the nearest float. */
  readonly LN10: number;
  /** The natural logarithm of 2. Nix: the nearest float. */
  readonly LN2: number;
  /** The logarithm of `E` to base 10. Nix: the nearest float. */
  readonly LOG10E: number;
  /** The logarithm of `E` to base 2. Nix: the nearest float. */
  readonly LOG2E: number;
  /** The circumference of a circle whose diameter is 1. Nix: the nearest float. */
  readonly PI: number;
  /** The square root of a half. Nix: the nearest float. */
  readonly SQRT1_2: number;
  /** The square root of 2. Nix: the nearest float. */
  readonly SQRT2: number;

  /** The number without its sign. Nix: an `if`. */
  abs(x: number): number;
  /** The least integer that is not below `x`. Nix: `builtins.ceil`. */
  ceil(x: number): number;
  /** The greatest integer that is not above `x`. Nix: `builtins.floor`. */
  floor(x: number): number;
  /** The greatest of the numbers; of none it would be an infinity, and throws. Nix: `lib.max`. */
  max(...values: number[]): number;
  /** The least of the numbers; of none it would be an infinity, and throws. Nix: `lib.min`. */
  min(...values: number[]): number;
  /** `x` to the power of `y`, as `x ** y`; of fractions only 0.5. Nix: repeated multiplication, as often as the exponent has bits. */
  pow(x: number, y: number): number;
  /** The nearest integer; halves go up. Nix: `builtins.floor` of a half more. */
  round(x: number): number;
  /** -1, 0 or 1. Nix: two `if`s. */
  sign(x: number): number;
  /** The square root. Computed by Newton's steps: Nix has none of its own. */
  sqrt(x: number): number;
  /** The number without its fraction. Nix: `builtins.floor` or `builtins.ceil`. */
  trunc(x: number): number;
}

/** Arithmetic beyond the operators. `Math.random` does not exist: Nix is deterministic. */
declare const Math: Math;

// ---------------------------------------------------------------------------------------------------
// Objects and functions
// ---------------------------------------------------------------------------------------------------

/** Every value; attribute sets have no methods of their own in Nix. */
interface Object {}

interface ObjectConstructor {
  /** `target` with the attributes of the sources added. Nix: `//`. `target` must be made here: `Object.assign({}, a, b)`. */
  assign<T extends object, U>(target: T, source: U): T & U;
  assign<T extends object, U, V>(target: T, source1: U, source2: V): T & U & V;
  assign<T extends object, U, V, W>(target: T, source1: U, source2: V, source3: W): T & U & V & W;

  /** Names and values as pairs, sorted by name. Nix: `lib.mapAttrsToList`. */
  entries<T>(object: { readonly [name: string]: T }): [string, T][];
  entries(object: object): [string, unknown][];

  /** An attribute set of pairs of name and value; of two with one name the last counts. Nix: `builtins.listToAttrs`. */
  fromEntries<T>(entries: Iterable<readonly [PropertyKey, T]>): { [name: string]: T };

  /** The elements in lists under the name that `callback` gives for them. Nix: `builtins.groupBy`. */
  groupBy<K extends PropertyKey, T>(
    items: Iterable<T>,
    callback: (item: T, index: number) => K,
  ): Partial<Record<K, T[]>>;

  /** Whether an attribute set has an attribute; one that is `undefined` it does not have. Nix: `?`. */
  hasOwn(object: object, name: PropertyKey): boolean;

  /** The names, sorted. Nix: `builtins.attrNames`. JavaScript has them in the order of insertion. */
  keys(object: object): string[];

  /** The values in the order of their names. Nix: `builtins.attrValues`. */
  values<T>(object: { readonly [name: string]: T }): T[];
  values(object: object): unknown[];
}

/** The functions on attribute sets. */
declare const Object: ObjectConstructor;

/** Any function. Nix: a function; it has no members. */
interface Function {
  /** Nothing: functions have no members in Nix. */
  readonly prototype: never;
}

/** What TypeScript calls functions that are called. */
interface CallableFunction extends Function {}

/** What TypeScript calls functions that are used with `new`; in Nix there are none. */
interface NewableFunction extends Function {}

/** What TypeScript calls `arguments`; use a rest parameter. */
interface IArguments {
  /** The number of arguments. */
  readonly length: number;
  /** An argument. */
  readonly [index: number]: unknown;
}

/** What `throw new Error(message)` makes; the only thing that `throw` takes. Nix: `throw`. */
interface Error {
  /** What went wrong. Nix has no way to read it: a `catch` names no error. */
  readonly message: string;
}

interface ErrorConstructor {
  /** An error to throw. Nix: the message of a `throw`. */
  new (message?: string): Error;
}

declare const Error: ErrorConstructor;

interface JSON {
  /** The value that a JSON text stands for. Nix: `builtins.fromJSON`; a text that is none stops the evaluation, `try` does not catch it. Say what you expect with a type or a test. */
  parse(text: string): unknown;

  /** A value as JSON, indented by `space` blanks or by that text. Nix: `builtins.toJSON` when not indented. Replacer functions do not exist. */
  stringify(value: unknown, replacer?: null, space?: string | number): string;
}

/** JSON to values and back. */
declare const JSON: JSON;

interface Console {
  /** Prints while evaluating. Nix: `builtins.trace`. Nothing is printed for what is never evaluated. */
  log(...values: unknown[]): void;
  /** The same as `log`. Nix: `builtins.trace`. */
  debug(...values: unknown[]): void;
  /** The same as `log`. Nix: `builtins.trace`. */
  error(...values: unknown[]): void;
  /** The same as `log`. Nix: `builtins.trace`. */
  info(...values: unknown[]): void;
  /** The same as `log`. Nix: `lib.warn` has colours. */
  warn(...values: unknown[]): void;
}

/** Prints while evaluating. */
declare const console: Console;

// ---------------------------------------------------------------------------------------------------
// Iteration: what TypeScript itself asks for
// ---------------------------------------------------------------------------------------------------

interface SymbolConstructor {
  /** The name of the method by which TypeScript knows what `for...of` takes. */
  readonly iterator: unique symbol;
}

/** Only TypeScript's own use of it: Nix has no symbols. */
declare const Symbol: SymbolConstructor;

/** The type that `unique symbol` belongs to; Nix has no symbols. */
interface Symbol {}

/** What an iterator gives while there is more. */
interface IteratorYieldResult<T> {
  /** Not at the end. */
  done?: false;
  /** What it gives. */
  value: T;
}

/** What an iterator gives at its end. */
interface IteratorReturnResult<R> {
  /** At the end. */
  done: true;
  /** What it gives at its end. */
  value: R;
}

type IteratorResult<T, R = unknown> = IteratorYieldResult<T> | IteratorReturnResult<R>;

/** Something that is iterated over; use `for...of`, spread or `Array.from`. */
interface Iterator<T, R = unknown, N = unknown> {
  /** The next value; use `for...of`. */
  next(): IteratorResult<T, R>;
}

/** What `for...of`, spread, `Array.from` and `Object.fromEntries` take. */
interface Iterable<T, R = unknown, N = unknown> {
  /** What TypeScript asks for; use `for...of`. */
  [Symbol.iterator](): Iterator<T, R, N>;
}

/** An iterator that can be iterated over itself. */
interface IterableIterator<T, R = unknown, N = unknown> extends Iterator<T, R, N> {
  /** Itself. */
  [Symbol.iterator](): IterableIterator<T, R, N>;
}

/** Iterates over a list. */
interface ArrayIterator<T> extends IterableIterator<T, undefined> {
  /** Itself. */
  [Symbol.iterator](): ArrayIterator<T>;
}

/** Iterates over the characters of a string. */
interface StringIterator<T> extends IterableIterator<T, undefined> {
  /** Itself. */
  [Symbol.iterator](): StringIterator<T>;
}

// ---------------------------------------------------------------------------------------------------
// Types that make types
// ---------------------------------------------------------------------------------------------------

/** The types that a property's name may have. */
type PropertyKey = string | number | symbol;

/** `T` with every property optional. */
type Partial<T> = { [P in keyof T]?: T[P] };

/** `T` with every property required. */
type Required<T> = { [P in keyof T]-?: T[P] };

/** `T` with every property read-only. */
type Readonly<T> = { readonly [P in keyof T]: T[P] };

/** The properties `K` of `T`. */
type Pick<T, K extends keyof T> = { [P in K]: T[P] };

/** An attribute set with the names `K` and values `T`. */
type Record<K extends keyof any, T> = { [P in K]: T };

/** The members of the union `T` that are not assignable to `U`. */
type Exclude<T, U> = T extends U ? never : T;

/** The members of the union `T` that are assignable to `U`. */
type Extract<T, U> = T extends U ? T : never;

/** `T` without the properties `K`. */
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;

/** `T` without `null` and `undefined`. */
type NonNullable<T> = T & {};

/** The parameters of a function type, as a tuple. */
type Parameters<T extends (...args: any) => any> = T extends (...args: infer P) => any ? P : never;

/** What a function type gives. */
type ReturnType<T extends (...args: any) => any> = T extends (...args: any) => infer R ? R : any;

/** A string literal type in upper case. */
type Uppercase<S extends string> = intrinsic;

/** A string literal type in lower case. */
type Lowercase<S extends string> = intrinsic;

/** A string literal type with its first letter in upper case. */
type Capitalize<S extends string> = intrinsic;

/** A string literal type with its first letter in lower case. */
type Uncapitalize<S extends string> = intrinsic;

/** `T`, but not a place that a type parameter is inferred from. */
type NoInfer<T> = intrinsic;

/** What may stand after `with` in an import: what a flake input can say. */
interface ImportAttributes {
  /** The name of the input. */
  readonly name?: string;
  /** `"false"` when the input is a source tree and not a flake. */
  readonly flake?: "true" | "false";
  /** `"inputs.<name>.follows"`, and whatever else an input says. */
  readonly [attribute: string]: string | undefined;
}

/** Named by TypeScript when it explains a function's wrong result. There is no way to make one: nothing waits in Nix. */
interface Promise<T> {
  /** Nothing. */
  readonly __promise: never;
}
