// lib.generators, lib.cli, lib.gvariant, lib.kernel, lib.debug, lib.asserts: values as text, and looking at them.

interface LibGenerators {
  /** `key = value` lines. */
  toKeyValue(
    options: {
      readonly mkKeyValue?: (key: string, value: Untyped) => string;
      readonly listsAsDuplicateKeys?: boolean;
      readonly indent?: string;
    },
    set: object,
  ): string;
  /** Sections and keys: `[section]`, `key=value`. */
  toINI(
    options: {
      readonly mkSectionName?: (name: string) => string;
      readonly mkKeyValue?: (key: string, value: Untyped) => string;
      readonly listsAsDuplicateKeys?: boolean;
    },
    sections: object,
  ): string;
  toINIWithGlobalSection(
    options: {
      readonly mkSectionName?: (name: string) => string;
      readonly mkKeyValue?: (key: string, value: Untyped) => string;
      readonly listsAsDuplicateKeys?: boolean;
    },
    content: { readonly globalSection: object; readonly sections?: object },
  ): string;
  /** As git writes its configuration. */
  toGitINI(set: object): string;
  toDconfINI(set: object): string;
  /** A function that writes `key separator value`. */
  mkKeyValueDefault(
    options: { readonly mkValueString?: (value: Untyped) => string },
    separator: string,
    key: string,
    value: unknown,
  ): string;
  /** A value as it is usually written. */
  mkValueStringDefault(options: {}, value: unknown): string;
  mkDconfKeyValue(key: string, value: unknown): string;
  toJSON(options: {}, value: unknown): string;
  /** JSON, which YAML includes. */
  toYAML(options: {}, value: unknown): string;
  /** As Nix would write it. */
  toPretty(
    options: { readonly multiline?: boolean; readonly allowPrettyValues?: boolean; readonly indent?: string },
    value: unknown,
  ): string;
  toPlist(options: { readonly escape?: boolean }, value: unknown): string;
  toDhall(options: {}, value: unknown): string;
  toLua(
    options: { readonly multiline?: boolean; readonly indent?: string; readonly asBindings?: boolean },
    value: unknown,
  ): string;
  /** Lua code, for `toLua`. */
  mkLuaInline(code: string): Untyped;
  withRecursion<T>(options: {
    readonly depthLimit: number | null;
    readonly throwOnDepthLimit?: boolean;
  }): (value: T) => T;
}

interface LibCli {
  /** A set as the words of a command line: `{ verbose = true; o = "x"; }` is `--verbose -o x`. */
  toGNUCommandLine(
    options: {
      readonly mkOptionName?: (name: string) => string;
      readonly mkBool?: (name: string, value: boolean) => string[];
      readonly mkList?: (name: string, value: readonly Untyped[]) => string[];
      readonly mkOption?: (name: string, value: Untyped) => string[];
      readonly optionValueSeparator?: string | null;
    },
    set: object,
  ): string[];
  /** As `toGNUCommandLine`, quoted for a shell. */
  toGNUCommandLineShell(options: object, set: object): string;
  toCommandLineGNU(options: object, set: object): string[];
  toCommandLineShellGNU(options: object, set: object): string;
}

/** A value of GVariant. */
interface GvariantValue {
  readonly _type: "gvariant";
  readonly type: string;
  readonly value: Untyped;
}

interface LibGvariant {
  /** A value by its type in Nix. */
  mkValue(value: unknown): GvariantValue;
  mkArray(values: readonly unknown[]): GvariantValue;
  mkEmptyArray(type: string): GvariantValue;
  mkVariant(value: unknown): GvariantValue;
  mkDictionaryEntry(name: unknown, value: unknown): GvariantValue;
  mkMaybe(type: string, value: unknown): GvariantValue;
  mkNothing(type: string): GvariantValue;
  mkJust(value: unknown): GvariantValue;
  mkTuple(values: readonly unknown[]): GvariantValue;
  mkBoolean(value: boolean): GvariantValue;
  mkString(value: string): GvariantValue;
  mkObjectpath(value: string): GvariantValue;
  mkUchar(value: number): GvariantValue;
  mkInt16(value: number): GvariantValue;
  mkUint16(value: number): GvariantValue;
  mkInt32(value: number): GvariantValue;
  mkUint32(value: number): GvariantValue;
  mkInt64(value: number): GvariantValue;
  mkUint64(value: number): GvariantValue;
  mkDouble(value: number): GvariantValue;
  isGVariant(value: unknown): boolean;
  readonly type: Untyped;
}

interface LibKernel {
  readonly yes: Untyped;
  readonly no: Untyped;
  readonly module: Untyped;
  readonly unset: Untyped;
  freeform(value: string): Untyped;
  option(value: Untyped): Untyped;
  whenHelpers(version: string): {
    whenAtLeast(version: string, value: Untyped): Untyped;
    whenOlder(version: string, value: Untyped): Untyped;
    whenBetween(from: string, to: string, value: Untyped): Untyped;
  };
}

interface LibDebug {
  /** Prints a message when the condition holds, and gives `value`. */
  traceIf<T>(condition: boolean, message: string, value: T): T;
  /** Prints a value and gives it. */
  traceVal<T>(value: T): T;
  /** Prints what `f` makes of a value, and gives the value. */
  traceValFn<T>(f: (value: T) => unknown, value: T): T;
  /** Prints the first value with all that is in it, and gives the second. */
  traceSeq<T>(printed: unknown, value: T): T;
  /** As `traceSeq`, to a depth. */
  traceSeqN<T>(depth: number, printed: unknown, value: T): T;
  /** Prints a value with all that is in it, and gives it. */
  traceValSeq<T>(value: T): T;
  traceValSeqFn<T>(f: (value: T) => unknown, value: T): T;
  traceValSeqN<T>(depth: number, value: T): T;
  traceValSeqNFn<T>(f: (value: T) => unknown, depth: number, value: T): T;
  /** The tests that fail: those whose `expr` is not `expected`. */
  runTests(tests: {
    readonly [name: string]: { readonly expr: unknown; readonly expected: unknown };
  }): { readonly name: string; readonly expected: unknown; readonly result: unknown }[];
  /** Stops with a message when the condition does not hold; for `assert`. */
  assertMsg(condition: boolean, message: string): boolean;
  /** Stops when a value is not one of a list; for `assert`. */
  assertOneOf<T>(name: string, value: T, values: readonly T[]): boolean;
}

interface LibAsserts {
  assertMsg(condition: boolean, message: string): boolean;
  assertOneOf<T>(name: string, value: T, values: readonly T[]): boolean;
  assertEachOneOf<T>(name: string, given: readonly T[], values: readonly T[]): boolean;
  /** `value`, after failed assertions and warnings were said. */
  checkAssertWarn<T>(
    assertions: readonly { readonly assertion: boolean; readonly message: string }[],
    warnings: readonly string[],
    value: T,
  ): T;
}
