// lib.types: the types that options have. `OptionType<T>` says in TypeScript what a value of the option is.

/** A type of options: what is allowed, and how several definitions become one. */
interface OptionType<T> {
  readonly _type: "option-type";
  /** The name. */
  readonly name: string;
  readonly description: string;
  /** Whether a value is allowed. */
  check(value: unknown): value is T;
  merge(path: readonly string[], definitions: readonly Untyped[]): T;
  readonly emptyValue: Untyped;
  readonly nestedTypes: { readonly [name: string]: Untyped };
  getSubOptions(prefix: readonly string[]): Untyped;
  getSubModules: Untyped;
  substSubModules(modules: Untyped): OptionType<T>;
  readonly functor: Untyped;
}

/** The values of declared options, nested as they are declared. */
type ConfigOf<Options> = {
  [Name in keyof Options]: Options[Name] extends OptionDeclaration<infer T>
    ? T
    : Options[Name] extends object
      ? ConfigOf<Options[Name]>
      : unknown;
};

/** What a submodule is given. */
interface SubmoduleArguments {
  /** The name under which it stands in a set. */
  readonly name: string;
  /** The values of all options. */
  readonly config: Untyped;
  /** The declarations of all options. */
  readonly options: Untyped;
  /** The functions of nixpkgs. */
  readonly lib: Lib;
  readonly [argument: string]: Untyped;
}

interface LibTypes {
  /** Anything; several definitions must be equal or merge. */
  readonly anything: OptionType<Untyped>;
  /** Anything, one definition alone, as it is. */
  readonly raw: OptionType<Untyped>;
  readonly unspecified: OptionType<Untyped>;
  readonly bool: OptionType<boolean>;
  /** A bool; true where one of the definitions is. */
  readonly boolByOr: OptionType<boolean>;
  readonly int: OptionType<number>;
  readonly ints: {
    /** 0 or more. */
    readonly unsigned: OptionType<number>;
    /** 1 or more. */
    readonly positive: OptionType<number>;
    /** From the lowest to the highest, both included. */
    between(lowest: number, highest: number): OptionType<number>;
    /** 0 to 255. */
    readonly u8: OptionType<number>;
    /** 0 to 65535. */
    readonly u16: OptionType<number>;
    /** 0 to 4294967295. */
    readonly u32: OptionType<number>;
    /** -128 to 127. */
    readonly s8: OptionType<number>;
    /** -32768 to 32767. */
    readonly s16: OptionType<number>;
    /** -2147483648 to 2147483647. */
    readonly s32: OptionType<number>;
  };
  readonly float: OptionType<number>;
  /** An int or a float. */
  readonly number: OptionType<number>;
  readonly numbers: {
    readonly positive: OptionType<number>;
    readonly nonnegative: OptionType<number>;
    between(lowest: number, highest: number): OptionType<number>;
  };
  /** A port: 0 to 65535. */
  readonly port: OptionType<number>;
  /** Text, one definition alone. */
  readonly str: OptionType<string>;
  readonly nonEmptyStr: OptionType<string>;
  readonly singleLineStr: OptionType<string>;
  /** Text that a regular expression matches as a whole. */
  strMatching(pattern: string): OptionType<string>;
  /** Text; several definitions are joined with the separator between. */
  separatedString(separator: string): OptionType<string>;
  /** Text; several definitions become lines. */
  readonly lines: OptionType<string>;
  /** Text; several definitions are joined with commas. */
  readonly commas: OptionType<string>;
  /** Text; several definitions are joined with colons. */
  readonly envVar: OptionType<string>;
  passwdEntry<T>(type: OptionType<T>): OptionType<T>;
  /** An absolute path: a path, or text that begins with `/`. */
  readonly path: OptionType<Path | string>;
  readonly pathInStore: OptionType<Path | string>;
  readonly externalPath: OptionType<Path | string>;
  pathWith(args: { readonly inStore?: boolean; readonly absolute?: boolean }): OptionType<Path | string>;
  readonly package: OptionType<Derivation>;
  /** A package that is a shell. */
  readonly shellPackage: OptionType<Derivation>;
  /** The package set. */
  readonly pkgs: OptionType<Untyped>;
  readonly fileset: OptionType<Fileset>;
  /** An attribute set; definitions are merged at the top alone. */
  readonly attrs: OptionType<{ readonly [name: string]: Untyped }>;
  /** One of the given values. */
  enum<const T>(values: readonly T[]): OptionType<T>;
  /** A list; several definitions are put one after another. */
  listOf<T>(element: OptionType<T>): OptionType<readonly T[]>;
  nonEmptyListOf<T>(element: OptionType<T>): OptionType<readonly T[]>;
  /** An attribute set of any names. */
  attrsOf<T>(value: OptionType<T>): OptionType<{ readonly [name: string]: T }>;
  /** An attribute set of any names, evaluated as late as possible; names can't depend on conditions. */
  lazyAttrsOf<T>(value: OptionType<T>): OptionType<{ readonly [name: string]: T }>;
  attrsWith<T>(args: {
    readonly elemType: OptionType<T>;
    readonly lazy?: boolean;
    readonly placeholder?: string;
  }): OptionType<{ readonly [name: string]: T }>;
  /** An attribute set with exactly one of the named attributes. */
  attrTag(tags: { readonly [name: string]: OptionDeclaration<Untyped> }): OptionType<Untyped>;
  /** The type, or null. */
  nullOr<T>(type: OptionType<T>): OptionType<T | null>;
  /** One type or the other. */
  either<A, B>(first: OptionType<A>, second: OptionType<B>): OptionType<A | B>;
  /** One of several types. */
  oneOf<T>(types: readonly OptionType<T>[]): OptionType<T>;
  /** The last type; values of the first are changed into it. */
  coercedTo<A, B>(from: OptionType<A>, change: (value: A) => unknown, to: OptionType<B>): OptionType<B>;
  /** A function; several definitions' results are merged. */
  functionTo<T>(result: OptionType<T>): OptionType<(argument: Untyped) => T>;
  /** The type with one definition alone. */
  uniq<T>(type: OptionType<T>): OptionType<T>;
  unique<T>(args: { readonly message: string }, type: OptionType<T>): OptionType<T>;
  /** The type with one more condition. */
  addCheck<T>(type: OptionType<T>, check: (value: T) => boolean): OptionType<T>;
  /** An attribute set with options of its own. */
  submodule<Options extends object>(
    module: { readonly options: Options } | ((args: SubmoduleArguments) => { readonly options: Options }),
  ): OptionType<ConfigOf<Options>>;
  submodule(modules: object): OptionType<Untyped>;
  submoduleWith(args: {
    readonly modules: readonly Untyped[];
    readonly specialArgs?: object;
    readonly shorthandOnlyDefinesConfig?: boolean;
    readonly description?: string;
    readonly class?: string;
  }): OptionType<Untyped>;
  /** A module that is used later. */
  readonly deferredModule: OptionType<Untyped>;
  readonly optionType: OptionType<OptionType<Untyped>>;
  readonly json: OptionType<Untyped>;
  readonly toml: OptionType<Untyped>;
  readonly luaInline: OptionType<Untyped>;
}
