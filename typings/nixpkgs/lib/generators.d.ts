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
  /** INI with keys before the first section. */
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
  /** As dconf writes its files. */
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
  /** A key and a value as dconf writes them. */
  mkDconfKeyValue(key: string, value: unknown): string;
  /** JSON. */
  toJSON(options: {}, value: unknown): string;
  /** JSON, which YAML includes. */
  toYAML(options: {}, value: unknown): string;
  /** As Nix would write it. */
  toPretty(
    options: { readonly multiline?: boolean; readonly allowPrettyValues?: boolean; readonly indent?: string },
    value: unknown,
  ): string;
  /** A property list of macOS. */
  toPlist(options: { readonly escape?: boolean }, value: unknown): string;
  /** Dhall. */
  toDhall(options: {}, value: unknown): string;
  /** Lua. */
  toLua(
    options: { readonly multiline?: boolean; readonly indent?: string; readonly asBindings?: boolean },
    value: unknown,
  ): string;
  /** Lua code, for `toLua`. */
  mkLuaInline(code: string): Untyped;
  /** A value that is cut off at a depth. */
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
  /** As `toGNUCommandLine`; newer. */
  toCommandLineGNU(options: object, set: object): string[];
  /** As `toGNUCommandLineShell`; newer. */
  toCommandLineShellGNU(options: object, set: object): string;
}

/** A value of GVariant. */
interface GvariantValue {
  /** What makes it a value of GVariant. */
  readonly _type: "gvariant";
  /** Its type, as GVariant writes it. */
  readonly type: string;
  /** What is in it. */
  readonly value: Untyped;
}

interface LibGvariant {
  /** A value by its type in Nix. */
  mkValue(value: unknown): GvariantValue;
  /** An array. */
  mkArray(values: readonly unknown[]): GvariantValue;
  /** An array of no element. */
  mkEmptyArray(type: string): GvariantValue;
  /** A value of any type. */
  mkVariant(value: unknown): GvariantValue;
  /** A name and a value. */
  mkDictionaryEntry(name: unknown, value: unknown): GvariantValue;
  /** A value, or nothing. */
  mkMaybe(type: string, value: unknown): GvariantValue;
  /** Nothing. */
  mkNothing(type: string): GvariantValue;
  /** Something. */
  mkJust(value: unknown): GvariantValue;
  /** A tuple. */
  mkTuple(values: readonly unknown[]): GvariantValue;
  /** A boolean. */
  mkBoolean(value: boolean): GvariantValue;
  /** A text. */
  mkString(value: string): GvariantValue;
  /** A path of D-Bus. */
  mkObjectpath(value: string): GvariantValue;
  /** A byte. */
  mkUchar(value: number): GvariantValue;
  /** A 16-bit integer. */
  mkInt16(value: number): GvariantValue;
  /** A 16-bit integer without sign. */
  mkUint16(value: number): GvariantValue;
  /** A 32-bit integer. */
  mkInt32(value: number): GvariantValue;
  /** A 32-bit integer without sign. */
  mkUint32(value: number): GvariantValue;
  /** A 64-bit integer. */
  mkInt64(value: number): GvariantValue;
  /** A 64-bit integer without sign. */
  mkUint64(value: number): GvariantValue;
  /** A float. */
  mkDouble(value: number): GvariantValue;
  /** Whether something is a value of GVariant. */
  isGVariant(value: unknown): boolean;
  /** The types. */
  readonly type: Untyped;
}

interface LibKernel {
  /** Built in. */
  readonly yes: Untyped;
  /** Left out. */
  readonly no: Untyped;
  /** Built as a module. */
  readonly module: Untyped;
  /** Not said. */
  readonly unset: Untyped;
  /** Any text. */
  freeform(value: string): Untyped;
  /** As given, where the option exists. */
  option(value: Untyped): Untyped;
  /** What to say only from a version on, or before one. */
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
  /** Prints what `f` makes of a value with all that is in it, and gives the value. */
  traceValSeqFn<T>(f: (value: T) => unknown, value: T): T;
  /** As `traceValSeq`, to a depth. */
  traceValSeqN<T>(depth: number, value: T): T;
  /** As `traceValSeqFn`, to a depth. */
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
  /** Stops with a message when the condition does not hold; for `assert`. */
  assertMsg(condition: boolean, message: string): boolean;
  /** Stops with a message when a value is not one of a list; for `assert`. */
  assertOneOf<T>(name: string, value: T, values: readonly T[]): boolean;
  /** Stops with a message when one of several values is not one of a list; for `assert`. */
  assertEachOneOf<T>(name: string, given: readonly T[], values: readonly T[]): boolean;
  /** `value`, after failed assertions and warnings were said. */
  checkAssertWarn<T>(
    assertions: readonly { readonly assertion: boolean; readonly message: string }[],
    warnings: readonly string[],
    value: T,
  ): T;
}
