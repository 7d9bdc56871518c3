// lib.types: the types that options have. `OptionType<T>` says in TypeScript what a value of the option is.

/** A type of options: what is allowed, and how several definitions become one. */
interface OptionType<T> {
  /** What makes it a type of options. */
  readonly _type: "option-type";
  /** The name. */
  readonly name: string;
  /** What it is, in words. */
  readonly description: string;
  /** Whether a value is allowed. */
  check(value: unknown): value is T;
  /** Several definitions as one value. */
  merge(path: readonly string[], definitions: readonly Untyped[]): T;
  /** The value where nothing is defined, if it has one. */
  readonly emptyValue: Untyped;
  /** The types that it is made of. */
  readonly nestedTypes: { readonly [name: string]: Untyped };
  /** The options in it. */
  getSubOptions(prefix: readonly string[]): Untyped;
  /** The modules in it. */
  getSubModules: Untyped;
  /** The type with other modules in it. */
  substSubModules(modules: Untyped): OptionType<T>;
  /** How it is put together with another type. */
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
  /** Anything, for what has no type. */
  readonly unspecified: OptionType<Untyped>;
  /** `true` or `false`. */
  readonly bool: OptionType<boolean>;
  /** A bool; true where one of the definitions is. */
  readonly boolByOr: OptionType<boolean>;
  /** An integer. */
  readonly int: OptionType<number>;
  /** Integers within bounds. */
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
  /** A float. */
  readonly float: OptionType<number>;
  /** An int or a float. */
  readonly number: OptionType<number>;
  /** Numbers within bounds. */
  readonly numbers: {
    readonly positive: OptionType<number>;
    readonly nonnegative: OptionType<number>;
    between(lowest: number, highest: number): OptionType<number>;
  };
  /** A port: 0 to 65535. */
  readonly port: OptionType<number>;
  /** Text, one definition alone. */
  readonly str: OptionType<string>;
  /** Text that is more than white space. */
  readonly nonEmptyStr: OptionType<string>;
  /** Text of one line. */
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
  /** Text that may stand in `/etc/passwd`. */
  passwdEntry<T>(type: OptionType<T>): OptionType<T>;
  /** An absolute path: a path, or text that begins with `/`. */
  readonly path: OptionType<Path | string>;
  /** A path in the store. */
  readonly pathInStore: OptionType<Path | string>;
  /** A path that is not in the store. */
  readonly externalPath: OptionType<Path | string>;
  /** A path with conditions. */
  pathWith(args: { readonly inStore?: boolean; readonly absolute?: boolean }): OptionType<Path | string>;
  /** A package. */
  readonly package: OptionType<Derivation>;
  /** A package that is a shell. */
  readonly shellPackage: OptionType<Derivation>;
  /** The package set. */
  readonly pkgs: OptionType<Untyped>;
  /** A set of files. */
  readonly fileset: OptionType<Fileset>;
  /** An attribute set; definitions are merged at the top alone. */
  readonly attrs: OptionType<{ readonly [name: string]: Untyped }>;
  /** One of the given values. */
  enum<const T>(values: readonly T[]): OptionType<T>;
  /** A list; several definitions are put one after another. */
  listOf<T>(element: OptionType<T>): OptionType<readonly T[]>;
  /** A list of one element or more. */
  nonEmptyListOf<T>(element: OptionType<T>): OptionType<readonly T[]>;
  /** An attribute set of any names. */
  attrsOf<T>(value: OptionType<T>): OptionType<{ readonly [name: string]: T }>;
  /** An attribute set of any names, evaluated as late as possible; names can't depend on conditions. */
  lazyAttrsOf<T>(value: OptionType<T>): OptionType<{ readonly [name: string]: T }>;
  /** An attribute set, with all that can be said about it. */
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
  /** The type with one definition alone, and a message for more. */
  unique<T>(args: { readonly message: string }, type: OptionType<T>): OptionType<T>;
  /** The type with one more condition. */
  addCheck<T>(type: OptionType<T>, check: (value: T) => boolean): OptionType<T>;
  /** An attribute set with options of its own. */
  submodule<Options extends object>(
    module: { readonly options: Options } | ((args: SubmoduleArguments) => { readonly options: Options }),
  ): OptionType<ConfigOf<Options>>;
  submodule(modules: object): OptionType<Untyped>;
  /** An attribute set with options of its own, with all that can be said about it. */
  submoduleWith(args: {
    readonly modules: readonly Untyped[];
    readonly specialArgs?: object;
    readonly shorthandOnlyDefinesConfig?: boolean;
    readonly description?: string;
    readonly class?: string;
  }): OptionType<Untyped>;
  /** A module that is used later. */
  readonly deferredModule: OptionType<Untyped>;
  /** A type of options. */
  readonly optionType: OptionType<OptionType<Untyped>>;
  /** What JSON can say. */
  readonly json: OptionType<Untyped>;
  /** What TOML can say. */
  readonly toml: OptionType<Untyped>;
  /** Lua code. */
  readonly luaInline: OptionType<Untyped>;
}
