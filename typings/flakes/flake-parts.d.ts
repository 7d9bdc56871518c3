// flake-parts: flakes made of modules.

/** A module of flake-parts: a file, a set, or a function of the module's arguments. */
type FlakePartsModule = Path | FlakePartsBody | ((args: FlakePartsArguments) => FlakePartsBody);

/** What is given for an option of another module. No `Untyped`: a function is not to be taken for a set of options. */
type ModuleOption = string | number | boolean | null | undefined | object | ((args: Untyped) => Untyped);

/** What a module of flake-parts says. */
interface FlakePartsBody {
  /** Further modules. */
  readonly imports?: readonly FlakePartsModule[];
  /** The systems that there are outputs for. */
  readonly systems?: readonly string[];
  /** The outputs of one system. */
  readonly perSystem?: PerSystemBody | ((args: PerSystemArguments) => PerSystemBody);
  /** Outputs that have no system level. */
  readonly flake?: FlakeOutputs;
  /** Whether the flake shows its own configuration, for `nix repl`. */
  readonly debug?: boolean;
  /** Declarations of options. */
  readonly options?: object;
  /** Definitions, where declarations stand beside them. */
  readonly config?: Untyped;
  readonly [option: string]: ModuleOption;
}

/** What a module of flake-parts may ask for. */
interface FlakePartsArguments {
  /** The flake itself. */
  readonly self: FlakeSelf;
  /** The inputs of the flake. */
  readonly inputs: { readonly [name: string]: FlakeInput };
  /** The functions of nixpkgs. */
  readonly lib: Lib;
  /** The values of all options. */
  readonly config: Untyped;
  /** The declarations of all options. */
  readonly options: Untyped;
  /** The functions of flake-parts. */
  readonly "flake-parts-lib": Untyped;
  /** Something made of the arguments of `perSystem` for one system. */
  withSystem<T>(system: string, f: (args: PerSystemArguments) => T): T;
  /** A module that has the arguments of `perSystem` for the system it is used on. */
  moduleWithSystem(f: (args: PerSystemArguments) => Module<Untyped>): Module<Untyped>;
  /** The configuration of one system. */
  getSystem(system: string): Untyped;
}

/** The outputs of one system, without the system level. */
interface PerSystemBody {
  /** Packages by name. */
  readonly packages?: PackagesByName;
  /** Shells by name. */
  readonly devShells?: PackagesByName;
  /** Apps by name; a package is its main program. */
  readonly apps?: { readonly [name: string]: { readonly program: string | Derivation; readonly type?: "app"; readonly meta?: Meta } };
  /** Checks by name. */
  readonly checks?: PackagesByName;
  /** What `nix fmt` runs. */
  readonly formatter?: Derivation;
  /** Packages in nested sets. */
  readonly legacyPackages?: object;
  readonly [option: string]: ModuleOption;
}

/** What `perSystem` may ask for. */
interface PerSystemArguments {
  /** The system. */
  readonly system: System;
  /** The package set of the input `nixpkgs` for the system. */
  readonly pkgs: AllPackages;
  /** The functions of nixpkgs. */
  readonly lib: Lib;
  /** The values of the options of this system. */
  readonly config: Untyped;
  /** The declarations of the options of this system. */
  readonly options: Untyped;
  /** The flake itself without the system level: `self'.packages.default`. */
  readonly "self'": {
    readonly packages: PackagesByName;
    readonly devShells: PackagesByName;
    readonly apps: { readonly [name: string]: App };
    readonly checks: PackagesByName;
    readonly [output: string]: Untyped;
  };
  /** The inputs without the system level: `inputs'.tools.packages.default`. */
  readonly "inputs'": { readonly [name: string]: { readonly packages: PackagesByName; readonly [output: string]: Untyped } };
  /** The package set with the flake's own overlay. */
  readonly final: AllPackages;
}

/** flake-parts: flakes made of modules. */
interface FlakeParts extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    /** The outputs of a flake made of modules. */
    mkFlake(
      args: {
        readonly inputs: object;
        readonly self?: object;
        readonly specialArgs?: object;
        readonly moduleLocation?: string;
      },
      module: FlakePartsModule,
    ): FlakeOutputs;
    /** An option of one system. */
    mkPerSystemOption(options: Untyped): Untyped;
    /** Outputs by system, in both directions. */
    mkTransposedPerSystemModule(args: object): FlakePartsModule;
    /** A module with more arguments. */
    importApply(file: Path, args: object): Untyped;
    readonly [name: string]: Untyped;
  };
  /** Modules for flakes: `easyOverlay`, `partitions`, `modules`. */
  readonly flakeModules: { readonly [name: string]: FlakePartsModule };
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:hercules-ci/flake-parts": FlakeParts;
}

declare module "github:hercules-ci/flake-parts" {
  const flake: FlakeParts;
  export default flake;
}

declare module "github:hercules-ci/flake-parts/*" {
  const flake: FlakeParts;
  export default flake;
}

declare module "github:hercules-ci/flake-parts?*" {
  const flake: FlakeParts;
  export default flake;
}
