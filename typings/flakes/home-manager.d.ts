// home-manager: homes made of modules.

/** What `homeManagerConfiguration` takes. */
interface HomeManagerArguments<Special> {
  /** The package set, of one system. */
  readonly pkgs: object;
  /** The modules, in any order. */
  readonly modules: readonly Module<HomeModuleArguments & Special, HomeOptions>[];
  /** More arguments for all modules, such as `{ inputs }`. */
  readonly extraSpecialArgs?: Special;
  /** Other functions for `lib`. */
  readonly lib?: object;
  /** Whether options that nobody declared are refused. */
  readonly check?: boolean;
  /** Without home-manager's own modules. */
  readonly minimal?: boolean;
}

/** home-manager: homes made of modules. */
interface HomeManager extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    /** A home made of modules. */
    homeManagerConfiguration<Special extends object = {}>(
      args: HomeManagerArguments<Special>,
    ): HomeConfiguration;
    /** The functions that modules have as `lib.hm`. */
    readonly hm: Untyped;
  };
  /** home-manager as a module of NixOS. */
  readonly nixosModules: { readonly default: NixosModule; readonly "home-manager": NixosModule };
  /** home-manager as a module of nix-darwin. */
  readonly darwinModules: { readonly default: DarwinModule; readonly "home-manager": DarwinModule };
  /** home-manager as a module of flake-parts. */
  readonly flakeModules: { readonly default: FlakePartsModule; readonly "home-manager": FlakePartsModule };
  /** Its own packages: the command line, the manuals. */
  readonly packages: BySystem<PackagesByName>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:nix-community/home-manager": HomeManager;
  "home-manager": HomeManager;
}

declare module "github:nix-community/home-manager" {
  const flake: HomeManager;
  export default flake;
}

declare module "github:nix-community/home-manager/*" {
  const flake: HomeManager;
  export default flake;
}

declare module "github:nix-community/home-manager?*" {
  const flake: HomeManager;
  export default flake;
}
