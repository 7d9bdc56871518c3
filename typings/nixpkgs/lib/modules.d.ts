// lib.modules and lib.options: what NixOS modules are written with.

interface LibModules {
  /** `content` where the condition holds; the condition may depend on other options. */
  mkIf<T>(condition: boolean, content: T): T;
  /** Several definitions as one. */
  mkMerge<T>(contents: readonly T[]): T;
  /** A definition that gives way to any plain one (priority 1000). */
  mkDefault<T>(value: T): T;
  /** A definition that wins over plain ones (priority 50). */
  mkForce<T>(value: T): T;
  /** A definition with a priority; the lowest number wins, plain ones have 100. */
  mkOverride<T>(priority: number, value: T): T;
  /** A definition that gives way to all but an option's default (priority 1500). */
  mkOptionDefault<T>(value: T): T;
  /** A definition for images (priority 60). */
  mkImageMediaOverride<T>(value: T): T;
  /** A definition for virtual machines (priority 10). */
  mkVMOverride<T>(value: T): T;
  /** A definition with its place among those that are put together: the lowest number comes first. */
  mkOrder<T>(order: number, value: T): T;
  /** A definition before the others that it is put together with. */
  mkBefore<T>(value: T): T;
  /** A definition after the others that it is put together with. */
  mkAfter<T>(value: T): T;
  /** `content`, and a message where the assertion does not hold. */
  mkAssert<T>(assertion: boolean, message: string, content: T): T;
  /** The definitions of an option, for another one. */
  mkAliasDefinitions(option: Untyped): Untyped;
  /** As `mkAliasDefinitions`, with `wrap` around them. */
  mkAliasAndWrapDefinitions(wrap: (value: Untyped) => unknown, option: Untyped): Untyped;
  /** A module for an option that was removed: whoever defines it is told why. */
  mkRemovedOptionModule(option: readonly string[], instructions: string): NixosModule;
  /** A module for an option that has another name now. */
  mkRenamedOptionModule(from: readonly string[], to: readonly string[]): NixosModule;
  /** As `mkRenamedOptionModule`, warning from a release on. */
  mkRenamedOptionModuleWith(args: {
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly sinceRelease: number;
  }): NixosModule;
  /** A module for an option whose value is computed into another one's. */
  mkChangedOptionModule(
    from: readonly string[],
    to: readonly string[],
    change: (config: Untyped) => unknown,
  ): NixosModule;
  /** A module for options that became one. */
  mkMergedOptionModule(
    from: readonly (readonly string[])[],
    to: readonly string[],
    merge: (config: Untyped) => unknown,
  ): NixosModule;
  /** A module for a second name of an option. */
  mkAliasOptionModule(from: readonly string[], to: readonly string[]): NixosModule;
  /** A function module from a file, with arguments given beforehand. */
  importApply(file: Path, argument: unknown): NixosModule;
  /** A module that says it is from another file. */
  setDefaultModuleLocation(file: string | Path, module: Untyped): NixosModule;
  /** Puts modules together. */
  evalModules(args: {
    readonly modules: readonly Untyped[];
    readonly specialArgs?: object;
    readonly class?: string | null;
    readonly prefix?: readonly string[];
    readonly check?: boolean;
    readonly args?: object;
  }): EvaluatedModules;
}

/** What `evalModules` gives. */
interface EvaluatedModules {
  /** The values of all options. */
  readonly config: Untyped;
  /** The options' declarations. */
  readonly options: Untyped;
  /** The modules as the type of an option. */
  readonly type: OptionType<Untyped>;
  /** What kind of configuration it is. */
  readonly class: string | null;
  /** The modules' own options. */
  readonly _module: Untyped;
  /** The same with more modules. */
  extendModules(args: {
    readonly modules?: readonly Untyped[];
    readonly specialArgs?: object;
    readonly prefix?: readonly string[];
  }): EvaluatedModules;
}

/** A declared option, with the type of its value. */
interface OptionDeclaration<T> {
  /** What makes it an option. */
  readonly _type: "option";
  /** What values it takes. */
  readonly type: OptionType<T>;
  /** What it does. */
  readonly description?: Untyped;
  /** Its value where nothing is defined. */
  readonly default?: unknown;
}

/** What an option's default may be: its type's value; less than that for sets, which are filled up. */
type OptionDefault<T> = [T] extends [string | number | boolean | null] ? T : unknown;

/** What `mkOption` takes. */
interface OptionArguments<T> {
  /** What values it takes, from `lib.types`. */
  readonly type?: OptionType<T>;
  /** Its value where nothing is defined; without one it must be defined. */
  readonly default?: NoInfer<OptionDefault<T>>;
  /** How the default is shown where it depends on other things. */
  readonly defaultText?: Untyped;
  /** A value, for its documentation. */
  readonly example?: unknown;
  /** What it does, in Markdown. */
  readonly description?: Untyped;
  /** Options or packages that belong to it. */
  readonly relatedPackages?: Untyped;
  /** Whether documentation leaves it out. */
  readonly internal?: boolean;
  /** Whether documentation has it, or it without what is in it. */
  readonly visible?: boolean | "shallow" | "transparent";
  /** Whether it may be defined once only. */
  readonly readOnly?: boolean;
  /** Changes the value before it is read. */
  readonly apply?: (value: Untyped) => unknown;
}

interface LibOptions {
  /** Declares an option. */
  mkOption<T = Untyped>(args: OptionArguments<T>): OptionDeclaration<T>;
  /** Declares an option `enable`: whether to enable what is named. `false` unless defined. */
  mkEnableOption(name: string): OptionDeclaration<boolean>;
  /** Declares an option for a package, by its name in `pkgs`. */
  mkPackageOption(
    pkgs: object,
    name: string | readonly string[],
    options: {
      readonly default?: string | readonly string[] | null;
      readonly nullable?: boolean;
      readonly example?: string | readonly string[];
      readonly extraDescription?: string;
      readonly pkgsText?: string;
    },
  ): OptionDeclaration<Derivation>;
  /** Whether a value is a declared option. */
  isOption(value: unknown): boolean;
  /** Nix code, shown as it is: for `example` and `defaultText`. */
  literalExpression(text: string): Untyped;
  /** Markdown, shown as it is: for `example` and `defaultText`. */
  literalMD(text: string): Untyped;
  /** An option's path as it is written. */
  showOption(path: readonly string[]): string;
  /** Files as they are listed in messages. */
  showFiles(files: readonly string[]): string;
  /** The values of definitions. */
  getValues(definitions: readonly { readonly value: unknown }[]): unknown[];
  /** The files of definitions. */
  getFiles(definitions: readonly { readonly file: unknown }[]): unknown[];
  /** For a type of options: one definition alone. */
  mergeOneOption(path: readonly string[], definitions: readonly Untyped[]): Untyped;
  /** For a type of options: definitions must be equal. */
  mergeEqualOption(path: readonly string[], definitions: readonly Untyped[]): Untyped;
  /** For a type of options: merged by what the definitions are. */
  mergeDefaultOption(path: readonly string[], definitions: readonly Untyped[]): Untyped;
  /** Options as a list, for documentation. */
  optionAttrSetToDocList(options: object): Untyped[];
  /** Makes a type of options. */
  mkOptionType(args: {
    readonly name: string;
    readonly description?: string;
    readonly descriptionClass?: string;
    readonly check?: (value: unknown) => boolean;
    readonly merge?: Untyped;
    readonly [attribute: string]: unknown;
  }): OptionType<Untyped>;
  /** Whether a value is a type of options. */
  isOptionType(value: unknown): boolean;
}
