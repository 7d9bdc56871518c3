// devenv: shells and services for development, made of modules.

/** What a module of devenv says. */
interface DevenvModule {
  /** Further modules. */
  readonly imports?: readonly Untyped[];
  /** Tools of the shell. */
  readonly packages?: readonly Dependency[];
  /** Variables of the shell. */
  readonly env?: { readonly [name: string]: string | number | boolean | null };
  /** What runs when the shell starts. */
  readonly enterShell?: string;
  /** What runs for `devenv test`. */
  readonly enterTest?: string;
  /** Languages that are on, with their options. */
  readonly languages?: { readonly [language: string]: { readonly enable?: boolean; readonly [option: string]: unknown } };
  /** Services that are on, with their options. */
  readonly services?: { readonly [service: string]: { readonly enable?: boolean; readonly [option: string]: unknown } };
  /** What `devenv up` starts, by name. */
  readonly processes?: { readonly [name: string]: { readonly exec: string; readonly [option: string]: unknown } };
  /** Commands of the shell. */
  readonly scripts?: { readonly [name: string]: { readonly exec: string; readonly [option: string]: unknown } };
  /** Tasks with what they wait for. */
  readonly tasks?: { readonly [name: string]: object };
  /** Hooks of git that are on. */
  readonly "git-hooks"?: { readonly hooks?: { readonly [name: string]: object }; readonly [option: string]: unknown };
  /** The name of the environment. */
  readonly name?: string;
  readonly [option: string]: unknown;
}

/** devenv: shells and services for development, made of modules. */
interface Devenv extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    /** A shell made of modules. */
    mkShell(args: {
      readonly inputs: object;
      readonly pkgs: object;
      readonly modules: readonly (Path | DevenvModule | ((args: ModuleArguments) => DevenvModule))[];
    }): Derivation;
    readonly [name: string]: Untyped;
  };
  /** A module for flake-parts. */
  readonly flakeModule: FlakePartsModule;
  /** Its command line. */
  readonly packages: BySystem<PackagesByName>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:cachix/devenv": Devenv;
}

declare module "github:cachix/devenv" {
  const flake: Devenv;
  export default flake;
}

declare module "github:cachix/devenv/*" {
  const flake: Devenv;
  export default flake;
}

declare module "github:cachix/devenv?*" {
  const flake: Devenv;
  export default flake;
}
