// Nix's built-in functions. A function of several parameters here is a curried one in Nix. Where a member says
// "since", older versions of Nix do not have it; the rest is in every Nix from 2.8 on.

/** The ways to make a digest. */
type HashAlgorithm = "md5" | "sha1" | "sha256" | "sha512" | "blake3";

/** What a directory entry is. */
type FileType = "regular" | "directory" | "symlink" | "unknown";

/** What the names of Nix's types are. */
type NixTypeName = "int" | "bool" | "string" | "path" | "null" | "set" | "list" | "lambda" | "float";

/** What a file or folder may be named by: a path, or something that has a store path. */
type FileLike = Path | string | Derivation | FlakeInput;

/** The store paths that a string depends on. */
interface StringContext {
  readonly [storePath: string]: {
    /** The path itself is needed. */
    readonly path?: boolean;
    /** All outputs of a derivation are needed. */
    readonly allOutputs?: boolean;
    /** These outputs of a derivation are needed. */
    readonly outputs?: readonly string[];
  };
}

/** A source tree that was fetched; interpolated it is its store path. */
interface FetchedTree {
  /** The store path. */
  readonly outPath: string;
  /** The commit that was fetched. */
  readonly rev: string;
  /** The first seven digits of the commit. */
  readonly shortRev: string;
  /** The number of commits before this one. */
  readonly revCount?: number;
  /** When it was last changed, in seconds since 1970. */
  readonly lastModified: number;
  /** The same as `YYYYMMDDhhmmss`. */
  readonly lastModifiedDate: string;
  /** The hash of the source tree. */
  readonly narHash: string;
  /** Whether submodules are fetched too. */
  readonly submodules?: boolean;
}

/** What `builtins.derivation` takes beside what becomes a variable of the build. */
interface RawDerivationArgs {
  /** Name and version, as in the store path. */
  readonly name: string;
  /** The program that makes the outputs. */
  readonly builder: FileLike;
  /** Where the builder runs. */
  readonly system: string;
  /** Arguments of the builder. */
  readonly args?: readonly FileLike[];
  /** The outputs' names; `["out"]` unless given. */
  readonly outputs?: readonly string[];
  /** The hash that the output must have: such a build may use the network. */
  readonly outputHash?: string;
  /** The kind of `outputHash`, where it does not say it itself. */
  readonly outputHashAlgo?: HashAlgorithm;
  /** What is hashed: the file alone, or the output as an archive. */
  readonly outputHashMode?: "flat" | "recursive" | "nar" | "text" | "git";
  readonly [variable: string]: unknown;
}

/** What `builtins.fetchGit` takes. */
interface FetchGitArgs {
  /** Where the repository is. */
  readonly url: string | Path;
  /** The name of the store path; `source` unless given. */
  readonly name?: string;
  /** The commit. Without it the newest of `ref`, which is not reproducible. */
  readonly rev?: string;
  /** The branch or tag; `HEAD` unless given. */
  readonly ref?: string;
  /** Whether submodules are fetched too. */
  readonly submodules?: boolean;
  /** Whether `export-ignore` in `.gitattributes` counts. */
  readonly exportIgnore?: boolean;
  /** Whether to leave the history behind. */
  readonly shallow?: boolean;
  /** Whether large files are fetched from git-lfs. */
  readonly lfs?: boolean;
  /** Whether `rev` may be on any branch. */
  readonly allRefs?: boolean;
  /** The hash of the source tree. */
  readonly narHash?: string;
  /** Whether the commit's signature is checked. */
  readonly verifyCommit?: boolean;
  /** The key that must have signed the commit. */
  readonly publicKey?: string;
  /** The kind of that key. */
  readonly keytype?: string;
}

/** What `builtins.path` takes. */
interface PathArgs {
  /** What is copied. */
  readonly path: FileLike;
  /** The name in the store; the last part of `path` unless given. */
  readonly name?: string;
  /** Which files go along, by their whole path and what they are. */
  readonly filter?: (path: string, type: FileType) => boolean;
  /** `false` to hash the file alone, not as an archive. */
  readonly recursive?: boolean;
  /** The hash that the result must have. */
  readonly sha256?: string;
}

/** A file by URL, with the hash it must have. */
interface FetchArgs {
  /** Where it is. */
  readonly url: string;
  /** The hash that it must have. */
  readonly sha256?: string;
  /** The name of the store path. */
  readonly name?: string;
}

/** The built-in functions that nixpkgs hands on in `lib`. */
interface SharedBuiltins {
  /** The sum, as `+` of two numbers. */
  add(a: number, b: number): number;
  /** The string, depending on the derivation file's own outputs too. Since Nix 2.20. */
  addDrvOutputDependencies(text: string): string;
  /** Gives the value; an error in it also says `context`. */
  addErrorContext<T>(context: string, value: T): T;
  /** Whether `predicate` holds for every element. Stops at the first that fails. */
  all<T>(predicate: (value: T) => boolean, list: readonly T[]): boolean;
  /** Whether `predicate` holds for an element. Stops at the first. */
  any<T>(predicate: (value: T) => boolean, list: readonly T[]): boolean;
  /** The string, depending on the given store paths too. */
  appendContext(text: string, context: StringContext): string;
  /** The names of a set's attributes, sorted. */
  attrNames<Set extends object>(set: Set): AttributeName<Set>[];
  /** The values of a set's attributes, in the order of their names. */
  attrValues<Set extends object>(set: Set): AttributeValue<Set>[];
  /** The last part of a path. */
  baseNameOf(path: FileLike): string;
  /** The bits that both have. Of 64; JavaScript's `&` has 32. */
  bitAnd(a: number, b: number): number;
  /** The bits that either has. Of 64; JavaScript's `|` has 32. */
  bitOr(a: number, b: number): number;
  /** The bits in which they differ. Of 64; JavaScript's `^` has 32. */
  bitXor(a: number, b: number): number;
  /** The values of one attribute in those sets that have it. */
  catAttrs<Name extends string, T>(name: Name, sets: readonly { readonly [Key in Name]?: T }[]): T[];
  /** The least integer that is not below. */
  ceil(number: number): number;
  /** -1, 0 or 1: how two versions compare, part by part. */
  compareVersions(a: string, b: string): -1 | 0 | 1;
  /** Lists joined into one. */
  concatLists<T>(lists: readonly (readonly T[])[]): T[];
  /** `map`, the results joined into one list. */
  concatMap<T, U>(f: (value: T) => readonly U[], list: readonly T[]): U[];
  /** Strings joined with a separator between. */
  concatStringsSep(separator: string, list: readonly StringLike[]): string;
  /** A hash written in another way. Since Nix 2.19. */
  convertHash(args: {
    readonly hash: string;
    /** Needed where `hash` does not say it itself. */
    readonly hashAlgo?: HashAlgorithm;
    readonly toHashFormat: "base16" | "nix32" | "base32" | "base64" | "sri";
  }): string;
  /** Evaluates `first` with all that is in it, then gives `value`. */
  deepSeq<T>(first: unknown, value: T): T;
  /** A path without its last part. */
  dirOf(path: Path): Path;
  dirOf(path: string): string;
  /** Division; of two integers the quotient without its fraction, unlike `/` in TypeScript. */
  div(a: number, b: number): number;
  /** Whether a value is among the elements, by Nix's equality. */
  elem<T>(value: T, list: readonly T[]): boolean;
  /** The element at an index, from 0; outside of the list it stops. */
  elemAt<T>(list: readonly T[], index: number): T;
  /** The elements for which `predicate` holds. */
  filter<T, S extends T>(predicate: (value: T) => value is S, list: readonly T[]): S[];
  filter<T>(predicate: (value: T) => boolean, list: readonly T[]): T[];
  /** Copies a folder into the store without the files for which `filter` does not hold. `builtins.path` says more. */
  filterSource(filter: (path: string, type: FileType) => boolean, path: FileLike): string;
  /** The greatest integer that is not above. */
  floor(number: number): number;
  /** Folds a list from the left, strict in the accumulator. */
  "foldl'"<A, T>(operator: (accumulator: A, value: T) => A, initial: A, list: readonly T[]): A;
  /** The value that a JSON text stands for. Say what you expect with a type or a test. */
  fromJSON(text: string): unknown;
  /** The attribute set that a TOML text stands for. */
  fromTOML(text: string): AttributeSet;
  /** The names in a function's set pattern, and whether each has a default. */
  functionArgs(f: Function): { readonly [name: string]: boolean };
  /** A list of `length` elements, made from their indices. */
  genList<T>(generator: (index: number) => T, length: number): T[];
  /** All that is reached from a start by an operator, each `key` once. Costs no depth of calls. */
  genericClosure<T extends { readonly key: unknown }>(args: {
    readonly startSet: readonly T[];
    readonly operator: (item: T) => readonly T[];
  }): T[];
  /** An attribute by its name; it stops where there is none. */
  getAttr<Set extends object, Name extends keyof Set>(name: Name, set: Set): Set[Name];
  /** What a string depends on. */
  getContext(text: string): StringContext;
  /** The elements in lists under the name that `f` gives for them. */
  groupBy<T>(f: (value: T) => string, list: readonly T[]): { [name: string]: T[] };
  /** Whether a set has an attribute. */
  hasAttr(name: string, set: object): boolean;
  /** Whether a string depends on anything in the store. */
  hasContext(text: string): boolean;
  /** A file's digest in base 16. */
  hashFile(algorithm: HashAlgorithm, file: FileLike): string;
  /** A string's digest in base 16. */
  hashString(algorithm: HashAlgorithm, text: string): string;
  /** The first element; of an empty list it stops. */
  head<T>(list: readonly T[]): T;
  /** Those attributes of `b` whose names `a` has. */
  intersectAttrs<A extends object, B extends object>(a: A, b: B): Pick<B, keyof A & keyof B>;
  /** Whether a value is an attribute set. */
  isAttrs(value: unknown): value is AttributeSet;
  /** Whether a value is `true` or `false`. */
  isBool(value: unknown): value is boolean;
  /** Whether a value is a number with a fraction, or computed as one. */
  isFloat(value: unknown): boolean;
  /** Whether a value is a function. */
  isFunction(value: unknown): value is Function;
  /** Whether a value is a number without a fraction, and not computed as a float. */
  isInt(value: unknown): boolean;
  /** Whether a value is a list. */
  isList(value: unknown): value is readonly unknown[];
  /** Whether a value is a path, not a string. */
  isPath(value: unknown): value is Path;
  /** Whether a value is a string. */
  isString(value: unknown): value is string;
  /** The number of elements. */
  length(list: readonly unknown[]): number;
  /** Whether `a` comes before `b`. */
  lessThan(a: number, b: number): boolean;
  lessThan(a: string, b: string): boolean;
  /** An attribute set of names and values; of two with one name the first counts. */
  listToAttrs<T>(list: readonly { readonly name: string; readonly value: T }[]): { [name: string]: T };
  /** The results of `f` for each element. */
  map<T, U>(f: (value: T) => U, list: readonly T[]): U[];
  /** The set with each value replaced by what `f` gives for its name and value. */
  mapAttrs<Set extends object, U>(
    f: (name: AttributeName<Set>, value: AttributeValue<Set>) => U,
    set: Set,
  ): { [Name in keyof Set]: U };
  /** The groups of a POSIX regular expression that matches the whole string, else `null`. */
  match(pattern: string, text: string): (string | null)[] | null;
  /** The product. */
  mul(a: number, b: number): number;
  /** Name and version of a package's full name: the version begins at the first dash with a digit behind. */
  parseDrvName(name: string): { readonly name: string; readonly version: string };
  /** The elements for which `predicate` holds, and the others. */
  partition<T>(
    predicate: (value: T) => boolean,
    list: readonly T[],
  ): { readonly right: T[]; readonly wrong: T[] };
  /** Whether there is something at a path. */
  pathExists(path: FileLike): boolean;
  /** Stands for the path of one of a derivation's own outputs inside its attributes. */
  placeholder(output: string): string;
  /** What is in a folder. */
  readDir(path: FileLike): { readonly [name: string]: FileType };
  /** A file's text. */
  readFile(path: FileLike): string;
  /** What a path is. Since Nix 2.15. */
  readFileType(path: FileLike): FileType;
  /** The set without some names; it need not have them. */
  removeAttrs<Set extends object, Name extends string>(
    set: Set,
    names: readonly Name[],
  ): string extends Name ? Partial<Set> : Omit<Set, Name>;
  /** The text with each of `from` replaced by what stands at the same place in `to`, in one pass. */
  replaceStrings(from: readonly string[], to: readonly string[], text: string): string;
  /** Evaluates `first`, then gives `value`. */
  seq<T>(first: unknown, value: T): T;
  /** A sorted list; `comesBefore` says whether its first argument comes before the second. Stable. */
  sort<T>(comesBefore: (a: T, b: T) => boolean, list: readonly T[]): T[];
  /** The text between the matches of a POSIX regular expression, and the groups of each match as lists. */
  split(pattern: string, text: string): (string | (string | null)[])[];
  /** The parts of a version. */
  splitVersion(version: string): string[];
  /** The number of bytes. */
  stringLength(text: StringLike): number;
  /** The difference. */
  sub(a: number, b: number): number;
  /** `length` bytes from `start` on; fewer at the end, all that is left when `length` is -1. */
  substring(start: number, length: number, text: StringLike): string;
  /** All but the first element; of an empty list it stops. Copies the list. */
  tail<T>(list: readonly T[]): T[];
  /** Writes a file into the store: its store path. */
  toFile(name: string, text: string): string;
  /** A value as JSON; a derivation is its store path. */
  toJSON(value: unknown): string;
  /** A value as text: `true` is `"1"`, `false` and `null` are empty, a list has blanks between. */
  toString(value: unknown): string;
  /** A value as XML. */
  toXML(value: unknown): string;
  /** Prints `message` and gives `value`. */
  trace<T>(message: unknown, value: T): T;
  /** Whether a value can be evaluated, and it. Catches `throw` and `assert`, no other errors; looks no deeper than the value itself. */
  tryEval<T>(
    value: T,
  ): { readonly success: true; readonly value: T } | { readonly success: false; readonly value: false };
  /** The name of a value's type. */
  typeOf(value: unknown): NixTypeName;
  /** The string, depending on a derivation's file, not on its outputs. */
  unsafeDiscardOutputDependency(text: string): string;
  /** The string, depending on nothing: what it names may not be there. */
  unsafeDiscardStringContext(text: StringLike): string;
  /** Where an attribute was written. */
  unsafeGetAttrPos(
    name: string,
    set: object,
  ): { readonly file: string; readonly line: number; readonly column: number } | null;
  /** Prints a warning and gives `value`. Since Nix 2.23; `lib.warn` works with every version. */
  warn<T>(message: string, value: T): T;
  /** The attributes of several sets, the values of each name combined by `f`. */
  zipAttrsWith<T, U>(
    f: (name: string, values: T[]) => U,
    sets: readonly { readonly [name: string]: T }[],
  ): { [name: string]: U };
}

/** The built-in functions and values. */
interface Builtins extends SharedBuiltins {
  /** Stops evaluation with a message; `tryEval` does not catch it. */
  abort(message: string): never;
  /** Gives the value; with `--debugger` it stops there. Since Nix 2.9. */
  break<T>(value: T): T;
  /** This set itself. */
  readonly builtins: Builtins;
  /** The system that evaluates. Not there in a flake, which is pure. */
  readonly currentSystem: System;
  /** The time when evaluation began, in seconds since 1970. Not there in a flake, which is pure. */
  readonly currentTime: number;
  /** A build in its barest form; `mkDerivation` is what packages use. */
  derivation(args: RawDerivationArgs): Derivation;
  /** What `derivation` is made of: the store paths alone. */
  derivationStrict(args: RawDerivationArgs): { readonly drvPath: string; readonly [output: string]: string };
  /** `false`. */
  readonly false: false;
  /** A store path with all it needs, from a binary cache. Experimental. */
  fetchClosure(args: {
    readonly fromStore: string;
    readonly fromPath: string;
    readonly toPath?: string;
    readonly inputAddressed?: boolean;
  }): string;
  /** A git repository's tree, fetched while evaluating. */
  fetchGit(args: string | Path | FetchGitArgs): FetchedTree;
  /** A Mercurial repository's tree, fetched while evaluating. */
  fetchMercurial(
    args: string | { readonly url: string; readonly name?: string; readonly rev?: string },
  ): FetchedTree;
  /** An archive, unpacked, fetched while evaluating: its store path. */
  fetchTarball(args: string | FetchArgs): string;
  /** A source tree, as flake inputs are fetched. Experimental in newer versions. */
  fetchTree(args: string | { readonly type: string; readonly [attribute: string]: unknown }): FetchedTree;
  /** A file, fetched while evaluating: its store path. */
  fetchurl(args: string | FetchArgs): string;
  /** A file by a search path: what `<name>` does. */
  findFile(searchPath: readonly { readonly path: string; readonly prefix: string }[], name: string): Path;
  /** A flake reference as a URL. Experimental; since Nix 2.18. */
  flakeRefToString(attributes: { readonly type: string; readonly [attribute: string]: unknown }): string;
  /** A variable of the environment; empty in a flake, which is pure. */
  getEnv(name: string): string;
  /** A flake by its reference, which must be locked where evaluation is pure. */
  getFlake(reference: string): FlakeInput;
  /** The value of a Nix file, or of the `default.nix` in a folder. */
  import<T = unknown>(file: FileLike): T;
  /** Whether a value is null. */
  isNull(value: unknown): value is null | undefined;
  /** The version of the language. */
  readonly langVersion: number;
  /** The search path. Empty in a flake. */
  readonly nixPath: { readonly path: string; readonly prefix: string }[];
  /** The version of Nix. */
  readonly nixVersion: string;
  /** `null`. */
  readonly null: null;
  /** The path of an output of a derivation that is built by another one. Experimental; since Nix 2.19. */
  outputOf(derivation: string, output: string): string;
  /** The parts of a flake reference. Experimental; since Nix 2.18. */
  parseFlakeRef(reference: string): { readonly type: string; readonly [attribute: string]: unknown };
  /** Copies a file or folder into the store: its store path. */
  path(args: PathArgs): string;
  /** As `import`, the names of `scope` being known in the file. */
  scopedImport<T = unknown>(scope: object, file: FileLike): T;
  /** Where the store is: `/nix/store`. */
  readonly storeDir: string;
  /** A path in the store as it is, without copying it. Not in pure evaluation. */
  storePath(path: Path | string): string;
  /** Stops with a message that `tryEval` catches. */
  throw(message: string): never;
  /** An absolute path as text, without what is superfluous. */
  toPath(path: FileLike): string;
  /** As `trace`, with `--trace-verbose` only. Since Nix 2.10. */
  traceVerbose<T>(message: unknown, value: T): T;
  /** `true`. */
  readonly true: true;
}

/** Nix's built-in functions and values. */
declare const builtins: Builtins;
