// lib.attrsets: functions on attribute sets.

/** A name and a value, as `listToAttrs` takes them. */
interface NameValuePair<T> {
  /** The name. */
  name: string;
  /** The value. */
  value: T;
}

/** An attribute set as a literal has it: not a derivation, a function or a list. */
type PlainSet = { readonly [name: string]: unknown };

/** The type at the end of a path of names; `unknown` where it leads nowhere. */
type ValueAtPath<Set, Names extends readonly string[]> = Names extends readonly [
  infer First,
  ...infer Rest extends readonly string[],
]
  ? First extends keyof Set
    ? ValueAtPath<Set[First], Rest>
    : unknown
  : Set;

/** What `recursiveUpdate` gives: sets on both sides are merged, else the right side counts. */
type RecursiveUpdate<Left, Right> = {
  [Name in keyof Left | keyof Right]: Name extends keyof Right
    ? Name extends keyof Left
      ? Left[Name] extends PlainSet
        ? Right[Name] extends PlainSet
          ? RecursiveUpdate<Left[Name], Right[Name]>
          : Right[Name]
        : Right[Name]
      : Right[Name]
    : Name extends keyof Left
      ? Left[Name]
      : never;
};

interface LibAttrsets {
  /** The value at the end of a path of names, else `fallback`. */
  attrByPath<const Names extends readonly string[], Default, Set extends object>(
    path: Names,
    fallback: Default,
    set: Set,
  ): ValueAtPath<Set, Names> | Default;
  /** Whether there is something at the end of a path of names. */
  hasAttrByPath(path: readonly string[], set: object): boolean;
  /** The value at the end of a path of names; it stops where there is none. */
  getAttrFromPath<const Names extends readonly string[], Set extends object>(
    path: Names,
    set: Set,
  ): ValueAtPath<Set, Names>;
  /** A nest of sets with `value` at the end of the path. */
  setAttrByPath(path: readonly string[], value: unknown): AttributeSet;
  /** The set with changes at several paths. */
  updateManyAttrsByPath<Set extends object>(
    updates: readonly { readonly path: readonly string[]; readonly update: (old: Untyped) => unknown }[],
    set: Set,
  ): Set;
  /** The values of some names, in the order of the names. */
  attrVals<Set extends object, Name extends keyof Set>(names: readonly Name[], set: Set): Set[Name][];
  /** The set with some names alone; it stops where one is missing. */
  getAttrs<Set extends object, Name extends keyof Set>(names: readonly Name[], set: Set): Pick<Set, Name>;
  /** The attributes for which `predicate` holds. */
  filterAttrs<T, S extends T>(
    predicate: (name: string, value: T) => value is S,
    set: { readonly [name: string]: T },
  ): { [name: string]: S };
  filterAttrs<T>(
    predicate: (name: string, value: T) => boolean,
    set: { readonly [name: string]: T },
  ): { [name: string]: T };
  filterAttrs<Set extends object>(
    predicate: (name: AttributeName<Set>, value: AttributeValue<Set>) => boolean,
    set: Set,
  ): Partial<Set>;
  /** As `filterAttrs`, in the sets inside the set too. */
  filterAttrsRecursive(predicate: (name: string, value: unknown) => boolean, set: object): AttributeSet;
  /** Folds the attributes from the left, in the order of their names. */
  foldlAttrs<Set extends object, A>(
    operator: (accumulator: A, name: AttributeName<Set>, value: AttributeValue<Set>) => A,
    initial: A,
    set: Set,
  ): A;
  /** Folds the values of each name over a list of sets. */
  foldAttrs<T, A>(
    operator: (value: T, accumulator: A) => A,
    initial: A,
    sets: readonly { readonly [name: string]: T }[],
  ): { [name: string]: A };
  /** All values in a nest of sets for which `predicate` holds. */
  collect<T>(predicate: (value: unknown) => value is T, set: object): T[];
  collect(predicate: (value: Untyped) => boolean, set: object): Untyped[];
  /** All combinations of one element of each list. */
  cartesianProduct<Lists extends object>(
    lists: Lists,
  ): {
    [Name in keyof Lists]: Lists[Name] extends readonly (infer Element)[] ? Element : never;
  }[];
  /** What `f` gives for all combinations of one element of each list. */
  mapCartesianProduct<Lists extends object, U>(
    f: (combination: {
      [Name in keyof Lists]: Lists[Name] extends readonly (infer Element)[] ? Element : never;
    }) => U,
    lists: Lists,
  ): U[];
  /** A name and a value as a pair. */
  nameValuePair<T>(name: string, value: T): NameValuePair<T>;
  /** The set with each attribute replaced by a pair of name and value. */
  "mapAttrs'"<Set extends object, U>(
    f: (name: AttributeName<Set>, value: AttributeValue<Set>) => NameValuePair<U>,
    set: Set,
  ): { [name: string]: U };
  /** What `f` gives for each name and value, as a list in the order of the names. */
  mapAttrsToList<Set extends object, U>(
    f: (name: AttributeName<Set>, value: AttributeValue<Set>) => U,
    set: Set,
  ): U[];
  /** The attributes as pairs, in the order of their names. */
  attrsToList<Set extends object>(set: Set): NameValuePair<AttributeValue<Set>>[];
  /** The sets that `f` gives for each name and value, merged. */
  concatMapAttrs<Set extends object, U extends object>(
    f: (name: AttributeName<Set>, value: AttributeValue<Set>) => U,
    set: Set,
  ): { [name: string]: AttributeValue<U> };
  /** `mapAttrs` in the sets inside the set too; `f` is given the path of names. */
  mapAttrsRecursive(f: (path: string[], value: Untyped) => unknown, set: object): AttributeSet;
  /** As `mapAttrsRecursive`, going into those sets for which `condition` holds. */
  mapAttrsRecursiveCond(
    condition: (set: Untyped) => boolean,
    f: (path: string[], value: Untyped) => unknown,
    set: object,
  ): AttributeSet;
  /** A set of the given names, the values made by `f`. */
  genAttrs<Name extends string, T>(names: readonly Name[], f: (name: Name) => T): Record<Name, T>;
  /** A set of what `f` gives for each element. */
  "genAttrs'"<T, U>(list: readonly T[], f: (value: T) => NameValuePair<U>): { [name: string]: U };
  /** Whether a value is a derivation. */
  isDerivation(value: unknown): value is Derivation;
  /** A store path as a derivation. */
  toDerivation(path: FileLike): Derivation;
  /** `set` if the condition holds, else the empty set. */
  optionalAttrs<Set extends object>(condition: boolean, set: Set): Partial<Set>;
  /** The values of each name in several sets, as lists. */
  zipAttrs<T>(sets: readonly { readonly [name: string]: T }[]): { [name: string]: T[] };
  /** As `zipAttrsWith`, for some names alone. */
  zipAttrsWithNames<T, U>(
    names: readonly string[],
    f: (name: string, values: T[]) => U,
    sets: readonly { readonly [name: string]: T }[],
  ): { [name: string]: U };
  /** The sets merged, later ones over earlier ones. */
  mergeAttrsList<T>(sets: readonly { readonly [name: string]: T }[]): { [name: string]: T };
  /** The right set over the left one; sets on both sides are merged the same way. */
  recursiveUpdate<Left extends object, Right extends object>(
    left: Left,
    right: Right,
  ): RecursiveUpdate<Left, Right>;
  /** As `recursiveUpdate`, going no deeper where `stop` holds. */
  recursiveUpdateUntil<Left extends object, Right extends object>(
    stop: (path: string[], left: Untyped, right: Untyped) => boolean,
    left: Left,
    right: Right,
  ): RecursiveUpdate<Left, Right>;
  /** Whether a set has all that a pattern of nested sets has. */
  matchAttrs(pattern: object, set: object): boolean;
  /** `old` with the values of `changes` for those names that it has. */
  overrideExisting<Set extends object>(old: Set, changes: Partial<Set>): Set;
  /** A path of names as it is written in Nix. */
  showAttrPath(path: readonly string[]): string;
  /** A package's output by name; the package itself where it has no such output. */
  getOutput(output: string, pkg: Derivation): Derivation;
  /** The first output of those named that the package has. */
  getFirstOutput(outputs: readonly string[], pkg: Derivation): Derivation;
  /** The output with the programs. */
  getBin(pkg: Derivation): Derivation;
  /** The output with the libraries. */
  getLib(pkg: Derivation): Derivation;
  /** The output with the static libraries. */
  getStatic(pkg: Derivation): Derivation;
  /** The output with what is needed to build against it. */
  getDev(pkg: Derivation): Derivation;
  /** The output with the headers. */
  getInclude(pkg: Derivation): Derivation;
  /** The output with the manual pages. */
  getMan(pkg: Derivation): Derivation;
  /** The `dev` outputs of packages. */
  chooseDevOutputs(pkgs: readonly Derivation[]): Derivation[];
  /** Marks a set as one to look into for packages. */
  recurseIntoAttrs<Set extends object>(set: Set): Set & { readonly recurseForDerivations: true };
  /** Marks a set as one not to look into for packages. */
  dontRecurseIntoAttrs<Set extends object>(set: Set): Set & { readonly recurseForDerivations: false };
  /** Two sets merged; it stops where they have a name in common. */
  unionOfDisjoint<A extends object, B extends object>(a: A, b: B): A & B;
}
