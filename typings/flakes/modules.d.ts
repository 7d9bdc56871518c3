// Modules of NixOS, home-manager and nix-darwin, and the systems that are made of them. Without generated typings
// what is configured is `Untyped`.

/** A module: a file, a set, or a function of the module's arguments. */
type Module<Arguments> = Path | ModulePart<Arguments>;

/** One part of a module: a set, or a function of the module's arguments. */
type ModulePart<Arguments> = ModuleBody | ModuleFunction<Arguments>;

/** A module as a function. It may ask for more than `Arguments`: what `specialArgs` adds is not always in sight. */
type ModuleFunction<Arguments> = ModuleMethod<Arguments>["module"];

/** Where `ModuleFunction` is from: a method's parameters are compared in both directions. */
interface ModuleMethod<Arguments> {
  /** The function. */
  module(args: Arguments): ModuleBody;
}

/** What a module says: definitions of options, or these under `config` beside declarations under `options`. */
interface ModuleBody {
  /** Further modules. */
  readonly imports?: readonly Untyped[];
  /** Declarations of options. */
  readonly options?: object;
  /** Definitions of options, where something else than them stands in the module. */
  readonly config?: Untyped;
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
  readonly [option: string]: Untyped;
}

/** The part of a module that declares options, first among several. */
interface OptionDeclarations<Options extends object> extends ModuleBody {
  readonly options: Options;
}

/** The values of declared options among those that are not known. */
type ModuleConfig<Options> = {
  readonly [Name in keyof Options]: Options[Name] extends OptionDeclaration<infer T>
    ? T
    : ModuleConfig<Options[Name]>;
} & { readonly [name: string]: Untyped };

/** A module's arguments, with what is known of its own options. */
type WithConfig<Arguments, Options> = Omit<Arguments, "config"> & { readonly config: ModuleConfig<Options> };

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
  /** The folder of NixOS's own modules. */
  readonly modulesPath: string;
  /** NixOS's own helpers. */
  readonly utils: Untyped;
}

/** What a home-manager module may ask for. */
interface HomeModuleArguments extends ModuleArguments {
  /** The functions of nixpkgs, and home-manager's under `hm`. */
  readonly lib: Lib & { readonly hm: Untyped };
  /** The folder of the modules that belong to it. */
  readonly modulesPath: string;
  /** The configuration of the system, where home-manager is a module of one. */
  readonly osConfig: Untyped;
}

/** What a nix-darwin module may ask for. */
interface DarwinModuleArguments extends ModuleArguments {
  /** The folder of the modules that belong to it. */
  readonly modulesPath: string;
}

/** A NixOS module, as a value. */
type NixosModule = Module<NixosModuleArguments>;

/** A home-manager module, as a value. */
type HomeModule = Module<HomeModuleArguments>;

/** A nix-darwin module, as a value. */
type DarwinModule = Module<DarwinModuleArguments>;

/** What `nixpkgs.lib.nixosSystem` takes. */
interface NixosSystemArguments<Special> {
  /** The system; better said by `nixpkgs.hostPlatform` in a module. */
  readonly system?: System | null;
  /** The modules, in any order. */
  readonly modules: readonly Module<NixosModuleArguments & Special>[];
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
  readonly config: Untyped;
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
  /** The system as a package. */
  readonly system: Derivation;
  /** The package set. */
  readonly pkgs: AllPackages;
}
