// Flakes that many use, and the modules that flake URLs are. A project declares others the same way,
// in a `.d.ts` file that imports nothing:
//
//     declare module "github:owner/repo" {
//       const flake: { readonly lib: { hello(name: string): string } };
//       export default flake;
//     }

/** Flakes by the front of their URL, for the inputs of `flake({...})`. */
interface KnownFlakes {
  "github:NixOS/nixpkgs": NixpkgsInput;
  "github:nixos/nixpkgs": NixpkgsInput;
  "https://flakehub.com/f/NixOS/nixpkgs": NixpkgsInput;
  nixpkgs: NixpkgsInput;
  "flake:nixpkgs": NixpkgsInput;
  "github:numtide/flake-utils": FlakeUtils;
  "flake-utils": FlakeUtils;
  "github:nix-community/home-manager": HomeManager;
  "home-manager": HomeManager;
  "github:nix-darwin/nix-darwin": NixDarwin;
  "github:LnL7/nix-darwin": NixDarwin;
  "github:lnl7/nix-darwin": NixDarwin;
  "github:hercules-ci/flake-parts": FlakeParts;
  "github:numtide/treefmt-nix": TreefmtNix;
}

/** flake-utils: outputs for several systems. */
interface FlakeUtils extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    /** The outputs that `f` gives for a system, for the four usual ones. */
    eachDefaultSystem<Outputs extends object>(
      f: (system: System) => Outputs,
    ): { [Name in keyof Outputs]: BySystem<Outputs[Name]> };
    /** The outputs that `f` gives for a system, for those given. */
    eachSystem<Outputs extends object>(
      systems: readonly string[],
      f: (system: System) => Outputs,
    ): { [Name in keyof Outputs]: BySystem<Outputs[Name]> };
    /** What `f` gives, by system. */
    eachDefaultSystemMap<T>(f: (system: System) => T): BySystem<T>;
    eachSystemMap<T>(systems: readonly string[], f: (system: System) => T): BySystem<T>;
    eachDefaultSystemPassThrough<Outputs extends object>(f: (system: System) => Outputs): Outputs;
    eachSystemPassThrough<Outputs extends object>(
      systems: readonly string[],
      f: (system: System) => Outputs,
    ): Outputs;
    /** An app of a package. */
    mkApp(args: { readonly drv: Derivation; readonly name?: string; readonly exePath?: string }): App;
    /** Nested sets as one, with the names joined. */
    flattenTree(tree: object): PackagesByName;
    filterPackages(system: string, packages: object): PackagesByName;
    meld(inputs: object, files: readonly Path[]): Untyped;
    simpleFlake(args: object): Untyped;
    readonly defaultSystems: readonly System[];
    readonly allSystems: readonly System[];
    /** The systems by name, so that a wrong one is seen. */
    readonly system: { readonly [Name in System]: Name };
  };
}

/** home-manager: homes made of modules. */
interface HomeManager extends FlakeInput {
  readonly lib: {
    /** A home made of modules. */
    homeManagerConfiguration<Special extends object = {}>(args: {
      readonly pkgs: object;
      readonly modules: readonly Module<HomeModuleArguments & Special>[];
      /** More arguments for all modules, such as `{ inputs }`. */
      readonly extraSpecialArgs?: Special;
      readonly lib?: object;
      readonly check?: boolean;
      readonly minimal?: boolean;
    }): HomeConfiguration;
    readonly hm: Untyped;
  };
  /** home-manager as a module of NixOS. */
  readonly nixosModules: { readonly default: NixosModule; readonly "home-manager": NixosModule };
  /** home-manager as a module of nix-darwin. */
  readonly darwinModules: { readonly default: DarwinModule; readonly "home-manager": DarwinModule };
  /** Its own packages. */
  readonly packages: BySystem<PackagesByName>;
}

/** nix-darwin: macOS made of modules. */
interface NixDarwin extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    /** A macOS system made of modules. */
    darwinSystem<Special extends object = {}>(args: {
      readonly system?: System | null;
      readonly modules: readonly Module<DarwinModuleArguments & Special>[];
      /** More arguments for all modules, such as `{ inputs }`. */
      readonly specialArgs?: Special;
      readonly inputs?: object;
      readonly pkgs?: object;
      readonly lib?: object;
      readonly enableNixpkgsReleaseCheck?: boolean;
    }): DarwinSystem;
  };
  /** Modules for nix-darwin, by name. */
  readonly darwinModules: { readonly [name: string]: DarwinModule };
  /** Its own packages. */
  readonly packages: BySystem<PackagesByName>;
}

/** flake-parts: flakes made of modules. */
interface FlakeParts extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    /** The outputs of a flake made of modules. */
    mkFlake(
      args: { readonly inputs: object; readonly self?: object; readonly specialArgs?: object },
      module: Module<Untyped>,
    ): FlakeOutputs;
    readonly [name: string]: Untyped;
  };
  /** Modules for flakes. */
  readonly flakeModules: { readonly [name: string]: Untyped };
}

/** treefmt-nix: formatters of all kinds as one. */
interface TreefmtNix extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    evalModule(
      pkgs: object,
      module: Module<Untyped>,
    ): {
      readonly config: {
        readonly build: {
          /** The formatter. */
          readonly wrapper: Derivation;
          /** A check that all is formatted. */
          check(self: StringLike): Derivation;
          readonly configFile: Derivation;
          readonly programs: PackagesByName;
          readonly devShell: Derivation;
        };
        readonly [option: string]: Untyped;
      };
      readonly options: Untyped;
    };
    mkWrapper(pkgs: object, module: Module<Untyped>): Derivation;
    readonly [name: string]: Untyped;
  };
  /** A module for flake-parts. */
  readonly flakeModule: Untyped;
}
