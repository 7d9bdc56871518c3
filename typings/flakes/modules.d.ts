// Modules of NixOS, home-manager and nix-darwin, and the systems that are made of them. What is configured is in
// `NixosOptions`, `HomeOptions` and `DarwinOptions`, what is read in `NixosConfig` and its likes: without generated
// typings all of it is `Untyped`.

/** Options of which nothing is known. */
interface AnyOptions {
  readonly [option: string]: Untyped;
}

/** A module: a file, a set, or a function of the module's arguments. */
type Module<Arguments, Options = AnyOptions> = Path | ModulePart<Arguments, Options>;

/** One part of a module: a set, or a function of the module's arguments. */
type ModulePart<Arguments, Options = AnyOptions> = ModuleBody<Options> | ModuleFunction<Arguments, Options>;

/**
 * The form that a part is meant to have, a function or a set. The overload that has it stands behind three others and takes
 * nothing that they don't: of four overloads it is the last one whose complaint is shown, at the place that it is about.
 */
type OnePart<Part, Arguments, Options> = object extends Part
  ? ModuleFunction<Arguments, Options>
  : Part extends (...args: never) => unknown
    ? ModuleFunction<Arguments, Options>
    : ModuleBody<Options> | Extract<Part, never>;

/** A module as a function. It may ask for more than `Arguments`: what `specialArgs` adds is not always in sight. */
type ModuleFunction<Arguments, Options = AnyOptions> = ModuleMethod<Arguments, Options>["module"];

/** Where `ModuleFunction` is from: a method's parameters are compared in both directions. */
interface ModuleMethod<Arguments, Options> {
  /** The function. */
  module(args: Arguments): ModuleBody<Options>;
}

/** What a module says beside its definitions of options. */
interface ModuleParts {
  /** Further modules. */
  readonly imports?: readonly Untyped[];
  /** Modules to leave out. */
  readonly disabledModules?: readonly (string | Path)[];
  /** The type of definitions without a declared option. */
  readonly freeformType?: OptionType<Untyped>;
  /** Where it is from, for messages. */
  readonly _file?: string | Path;
  /** What tells it from other modules: of two with one key the second is left out. */
  readonly key?: string;
  /** What kind of configuration it is for. */
  readonly _class?: string;
  /** Arguments for all modules, and whether undeclared options are errors. */
  readonly _module?: Untyped;
}

/** A module that declares options: its definitions stand under `config` and may be of its own options. */
interface DeclaringModule<Options> extends ModuleParts {
  /** Declarations of options. */
  readonly options: object;
  /** Definitions of options. */
  readonly config?: Options & AnyOptions;
}

/** A module whose definitions stand under `config`. */
interface ConfiguringModule<Options> extends ModuleParts {
  readonly options?: undefined;
  /** Definitions of options, where something else than them stands in the module. */
  readonly config: Options;
}

/** A module whose definitions stand beside the rest. */
type PlainModule<Options> = ModuleParts & { readonly options?: undefined; readonly config?: undefined } & Options;

/** What a module says: definitions of options, or these under `config` beside declarations under `options`. */
type ModuleBody<Options = AnyOptions> =
  | PlainModule<Options>
  | ConfiguringModule<Options>
  | DeclaringModule<Options>;

/** The part of a module that declares options, first among several. */
interface OptionDeclarations<Options extends object> extends ModuleParts {
  readonly options: Options;
  /** Definitions of options. */
  readonly config?: Untyped;
}

/** The values of declared options beside those that are known otherwise. */
type DeclaredConfig<Options, Known> = {
  readonly [Name in keyof Options]: Options[Name] extends OptionDeclaration<infer T>
    ? T
    : DeclaredConfig<Options[Name], KnownBelow<Known, Name>>;
} & Known;

/** Definitions of declared options beside those that are known otherwise. */
type DeclaredOptions<Options, Known> = {
  readonly [Name in keyof Options]?: Options[Name] extends OptionDeclaration<infer T>
    ? T
    : DeclaredOptions<Options[Name], KnownBelow<Known, Name>>;
} & Known;

/** What is known below a name. */
type KnownBelow<Known, Name> = Name extends keyof Known
  ? unknown extends Known[Name]
    ? AnyOptions
    : NonNullable<Known[Name]>
  : {};

/** A module's arguments, with what is known of its own options. */
type WithConfig<Arguments, Options> = Arguments extends { readonly config: infer Config }
  ? Omit<Arguments, "config"> & { readonly config: DeclaredConfig<Options, Config> }
  : Arguments;

/** What every module may ask for. */
interface ModuleArguments {
  /** The values of all options. */
  readonly config: Untyped;
  /** The declarations of all options. */
  readonly options: Untyped;
  /** The functions of nixpkgs. */
  readonly lib: Lib;
  /** The package set of the configuration. */
  readonly pkgs: AllPackages;
}

/** What a NixOS module may ask for. */
interface NixosModuleArguments extends ModuleArguments {
  /** The values of all options. */
  readonly config: NixosConfig;
  /** The folder of NixOS's own modules. */
  readonly modulesPath: string;
  /** NixOS's own helpers. */
  readonly utils: Untyped;
}

/** What a home-manager module may ask for. */
interface HomeModuleArguments extends ModuleArguments {
  /** The values of all options. */
  readonly config: HomeConfig;
  /** The functions of nixpkgs, and home-manager's under `hm`. */
  readonly lib: Lib & { readonly hm: Untyped };
  /** The folder of the modules that belong to it. */
  readonly modulesPath: string;
  /** The configuration of the system, where home-manager is a module of one. */
  readonly osConfig: NixosConfig;
}

/** What a nix-darwin module may ask for. */
interface DarwinModuleArguments extends ModuleArguments {
  /** The values of all options. */
  readonly config: DarwinConfig;
  /** The folder of the modules that belong to it. */
  readonly modulesPath: string;
}

/** A NixOS module, as a value. */
type NixosModule = Module<NixosModuleArguments, NixosOptions>;

/** A home-manager module, as a value. */
type HomeModule = Module<HomeModuleArguments, HomeOptions>;

/** A nix-darwin module, as a value. */
type DarwinModule = Module<DarwinModuleArguments, DarwinOptions>;

/** What `nixpkgs.lib.nixosSystem` takes. */
interface NixosSystemArguments<Special> {
  /** The system; better said by `nixpkgs.hostPlatform` in a module. */
  readonly system?: System | null;
  /** The modules, in any order. */
  readonly modules: readonly Module<NixosModuleArguments & Special, NixosOptions>[];
  /** More arguments for all modules, such as `{ inputs }`. */
  readonly specialArgs?: Special;
  /** A package set made elsewhere; `nixpkgs` options have no effect then. */
  readonly pkgs?: object;
  /** Other functions for `lib`. */
  readonly lib?: object;
  /** More modules, which options may not disable. */
  readonly extraModules?: readonly Untyped[];
  /** The modules of NixOS itself. */
  readonly baseModules?: readonly Untyped[];
}

/** A NixOS system. */
interface NixosSystem extends EvaluatedModules {
  /** The values of all options. */
  readonly config: NixosConfig;
  /** The package set. */
  readonly pkgs: AllPackages;
  /** The functions of nixpkgs. */
  readonly lib: Lib;
  /** The same with more modules. */
  extendModules(args: {
    readonly modules?: readonly Untyped[];
    readonly specialArgs?: object;
    readonly prefix?: readonly string[];
  }): NixosSystem;
}

/** A home that home-manager sets up. */
interface HomeConfiguration {
  /** What `home-manager switch` runs. */
  readonly activationPackage: Derivation;
  /** The values of all options. */
  readonly config: HomeConfig;
  /** The declarations of all options. */
  readonly options: Untyped;
  /** The package set. */
  readonly pkgs: AllPackages;
  /** Whether news are shown. */
  readonly newsDisplay: string;
  /** The news. */
  readonly newsEntries: Untyped;
  /** The same with more modules. */
  extendModules(args: object): HomeConfiguration;
}

/** A macOS system that nix-darwin sets up. */
interface DarwinSystem extends EvaluatedModules {
  /** The values of all options. */
  readonly config: DarwinConfig;
  /** The system as a package. */
  readonly system: Derivation;
  /** The package set. */
  readonly pkgs: AllPackages;
}

/** An entry of a set with an order of its own, as `lib.hm.dag` makes them. */
interface DagEntry<T> {
  /** What it holds. */
  readonly data: T;
  /** The entries that come before it. */
  readonly after: readonly string[];
  /** The entries that come after it. */
  readonly before: readonly string[];
}

/** What may stand in a unit of systemd. */
type SystemdValue = string | number | boolean | Path | Derivation | null;
