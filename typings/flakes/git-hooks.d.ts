// git-hooks (pre-commit-hooks): checks that run before a commit.

/** One check. */
interface GitHook {
  /** Whether it is on. */
  readonly enable?: boolean;
  /** What it is called. */
  readonly name?: string;
  /** What is said about it. */
  readonly description?: string;
  /** The command. */
  readonly entry?: string;
  /** The package of the command. */
  readonly package?: Derivation;
  /** The files that it is about, as a regular expression. */
  readonly files?: string;
  /** The files that it is not about, as regular expressions. */
  readonly excludes?: readonly string[];
  /** The kinds of files that it is about. */
  readonly types?: readonly string[];
  readonly types_or?: readonly string[];
  /** How the command is found. */
  readonly language?: string;
  /** Whether it is given the names of files. */
  readonly pass_filenames?: boolean;
  /** When it runs. */
  readonly stages?: readonly string[];
  /** Its own settings. */
  readonly settings?: object;
  readonly args?: readonly string[];
  readonly [option: string]: unknown;
}

/** git-hooks (pre-commit-hooks): checks that run before a commit. */
interface GitHooks extends FlakeInput {
  /** Its functions, by system. */
  readonly lib: BySystem<{
    /** A check that runs all hooks; `shellHook` installs them. */
    run(args: {
      readonly src: Source;
      readonly hooks: { readonly [name: string]: GitHook };
      readonly excludes?: readonly string[];
      readonly tools?: object;
      readonly settings?: object;
      readonly default_stages?: readonly string[];
      readonly package?: Derivation;
      readonly configPath?: string;
      readonly imports?: readonly Untyped[];
    }): Derivation & {
      /** Installs the hooks; for `mkShell`. */
      readonly shellHook: string;
      /** The tools that the hooks use; for `mkShell`. */
      readonly enabledPackages: Derivation[];
      readonly config: Untyped;
    };
    readonly [name: string]: Untyped;
  }>;
  /** A module for flake-parts. */
  readonly flakeModule: FlakePartsModule;
  readonly packages: BySystem<PackagesByName>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:cachix/git-hooks.nix": GitHooks;
  "github:cachix/pre-commit-hooks.nix": GitHooks;
}

declare module "github:cachix/git-hooks.nix" {
  const flake: GitHooks;
  export default flake;
}

declare module "github:cachix/git-hooks.nix/*" {
  const flake: GitHooks;
  export default flake;
}

declare module "github:cachix/git-hooks.nix?*" {
  const flake: GitHooks;
  export default flake;
}

declare module "github:cachix/pre-commit-hooks.nix" {
  const flake: GitHooks;
  export default flake;
}

declare module "github:cachix/pre-commit-hooks.nix/*" {
  const flake: GitHooks;
  export default flake;
}

declare module "github:cachix/pre-commit-hooks.nix?*" {
  const flake: GitHooks;
  export default flake;
}
