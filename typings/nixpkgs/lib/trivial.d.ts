// lib.trivial and lib.fixedPoints: the smallest functions.

interface LibTrivial {
  /** Gives its argument. */
  id<T>(value: T): T;
  /** A function that always gives `value`. */
  const<T>(value: T): (ignored: unknown) => T;
  /** The functions one after another, each given what the one before gave. */
  pipe<A>(value: A, functions: readonly []): A;
  pipe<A, B>(value: A, functions: readonly [(value: A) => B]): B;
  pipe<A, B, C>(value: A, functions: readonly [(value: A) => B, (value: B) => C]): C;
  pipe<A, B, C, D>(value: A, functions: readonly [(value: A) => B, (value: B) => C, (value: C) => D]): D;
  pipe<A, B, C, D, E>(
    value: A,
    functions: readonly [(value: A) => B, (value: B) => C, (value: C) => D, (value: D) => E],
  ): E;
  pipe<A, B, C, D, E, F>(
    value: A,
    functions: readonly [(value: A) => B, (value: B) => C, (value: C) => D, (value: D) => E, (value: E) => F],
  ): F;
  pipe(value: unknown, functions: readonly ((value: Untyped) => unknown)[]): Untyped;
  /** The function with its two parameters swapped. */
  flip<A, B, C>(f: (a: A, b: B) => C): (b: B, a: A) => C;
  /** Applies `f` to a value that is not null. */
  mapNullable<T, U>(f: (value: T) => U, value: T | null): U | null;
  /** `value`, or `fallback` when it is null. */
  defaultTo<T>(fallback: T, value: T | null): T;
  /** Whether both hold. */
  and(a: boolean, b: boolean): boolean;
  /** Whether one holds. */
  or(a: boolean, b: boolean): boolean;
  /** Whether one holds and the other does not. */
  xor(a: boolean, b: boolean): boolean;
  /** The bits the other way round. */
  bitNot(number: number): number;
  /** `"true"` or `"false"`. */
  boolToString(value: boolean): string;
  /** `"yes"` or `"no"`. */
  boolToYesNo(value: boolean): string;
  /** `b` over `a`: `a // b`. */
  mergeAttrs<A extends object, B extends object>(a: A, b: B): Omit<A, keyof B> & B;
  /** The smaller one. */
  min(a: number, b: number): number;
  /** The greater one. */
  max(a: number, b: number): number;
  /** What is left after division; it has the sign of `base`. */
  mod(base: number, divisor: number): number;
  /** -1, 0 or 1. */
  compare(a: number, b: number): -1 | 0 | 1;
  compare(a: string, b: string): -1 | 0 | 1;
  /** A JSON file's value. Say what you expect with a type argument. */
  importJSON<T = unknown>(file: FileLike): T;
  /** A TOML file's value. Say what you expect with a type argument. */
  importTOML<T = unknown>(file: FileLike): T;
  /** Prints a warning when the condition holds, and gives `value`. */
  warnIf<T>(condition: boolean, message: string, value: T): T;
  /** Prints a warning when the condition does not hold, and gives `value`. */
  warnIfNot<T>(condition: boolean, message: string, value: T): T;
  /** Stops when the condition holds, else gives `value`. */
  throwIf<T>(condition: boolean, message: string, value: T): T;
  /** Stops when the condition does not hold, else gives `value`. */
  throwIfNot<T>(condition: boolean, message: string, value: T): T;
  /** Stops when something given is not among the valid values, else gives `value`. */
  checkListOfEnum<T, U>(message: string, valid: readonly T[], given: readonly T[], value: U): U;
  /** Prints an information and gives `value`. */
  info<T>(message: string, value: T): T;
  /** Prints warnings and gives `value`. */
  showWarnings<T>(warnings: readonly string[], value: T): T;
  /** A function with the given names as its set pattern's, for `callPackage`. */
  setFunctionArgs<F extends Function>(f: F, args: { readonly [name: string]: boolean }): F;
  /** A function as it is, any other value as a function that gives it. */
  toFunction(value: unknown): Function;
  /** A number in base 16. */
  toHexString(number: number): string;
  /** The number that a text in base 16 stands for. */
  fromHexString(text: string): number;
  /** A number's digits in a base. */
  toBaseDigits(base: number, number: number): number[];
  /** Whether it is evaluated by nix-shell. */
  readonly inNixShell: boolean;
  /** Whether evaluation is pure, as in a flake. */
  readonly inPureEvalMode: boolean;
  /** The commit of nixpkgs, or `fallback`. */
  revisionWithDefault(fallback: string): string;
}

interface LibFixedPoints {
  /** The value that `f` gives for it: a set whose attributes refer to each other. */
  fix<T>(f: (self: T) => T): T;
  /** Applies `f` until nothing changes. */
  converge<T>(f: (value: T) => T, value: T): T;
  /** A function for `fix` with an overlay on it. */
  extends<T extends object, U extends object>(
    overlay: (final: Untyped, prev: T) => U,
    f: (final: Untyped) => T,
  ): (final: Untyped) => T & U;
  /** Two overlays as one. */
  composeExtensions<A extends object, B extends object>(
    first: Overlay<A>,
    second: Overlay<B>,
  ): Overlay<A & B>;
  /** Overlays as one, the first applied first. */
  composeManyExtensions<const Overlays extends readonly Overlay<object>[]>(
    overlays: Overlays,
  ): Overlay<OverlayAdditions<Overlays>>;
  /** A set that refers to itself and has `extend`. */
  makeExtensible<T extends object>(f: (self: Untyped) => T): T & Extensible;
  /** A function of the previous set, or a set, as an overlay. */
  toExtension(value: object): Overlay<object>;
}

/** What `makeExtensible` adds to a set. */
interface Extensible {
  /** The set with an overlay on it. */
  extend(overlay: (final: Untyped, prev: Untyped) => object): Untyped;
}
