// poetry2nix: Python projects locked by Poetry.

/** What every function of poetry2nix takes. */
interface PoetryArguments {
  /** The folder of `pyproject.toml` and `poetry.lock`. */
  readonly projectDir?: Source;
  /** `pyproject.toml`, where it is elsewhere. */
  readonly pyproject?: Source;
  /** `poetry.lock`, where it is elsewhere. */
  readonly poetrylock?: Source;
  /** The Python to build for. */
  readonly python?: Derivation;
  /** Changes to packages of Python. */
  readonly overrides?: Untyped;
  /** Whether wheels are taken instead of building. */
  readonly preferWheels?: boolean;
  /** The groups of dependencies. */
  readonly groups?: readonly string[];
  /** The groups that are only for checks. */
  readonly checkGroups?: readonly string[];
  /** The extras of the project. */
  readonly extras?: readonly string[];
}

/** The functions of poetry2nix for a package set. */
interface Poetry2nix {
  /** The project as a program. */
  mkPoetryApplication(args: PoetryArguments & { readonly src?: Source; readonly [name: string]: Untyped }): Derivation & {
    /** The Python with the dependencies of the project. */
    readonly dependencyEnv: Derivation;
  };
  /** A Python with the dependencies of the project. */
  mkPoetryEnv(
    args: PoetryArguments & {
      readonly editablePackageSources?: { readonly [name: string]: Source };
      readonly extraPackages?: (ps: PythonPackages) => readonly Derivation[];
    },
  ): Derivation;
  /** The packages of the project, by parts. */
  mkPoetryPackages(args: PoetryArguments): {
    readonly python: Derivation;
    readonly poetryPackages: readonly Derivation[];
    readonly poetryLock: Untyped;
    readonly pyProject: Untyped;
  };
  /** A package that runs from its sources. */
  mkPoetryEditablePackage(args: PoetryArguments): Derivation;
  /** The scripts of the project as a package. */
  mkPoetryScriptsPackage(args: PoetryArguments): Derivation;
  /** The changes that poetry2nix knows. */
  readonly defaultPoetryOverrides: Untyped;
  /** Changes with those of poetry2nix below them, or alone. */
  readonly overrides: {
    withDefaults(overrides: (final: Untyped, prev: Untyped) => object): Untyped;
    withoutDefaults(overrides: (final: Untyped, prev: Untyped) => object): Untyped;
  };
  /** A source without caches and results. */
  cleanPythonSources(args: { readonly src: Source }): Source;
}

/** poetry2nix: Python projects locked by Poetry. */
interface Poetry2nixFlake extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    /** The functions for a package set. */
    mkPoetry2Nix(args: { readonly pkgs: object }): Poetry2nix;
  };
  /** Adds `poetry2nix` to a package set. */
  readonly overlays: { readonly default: Overlay<{ readonly poetry2nix: Poetry2nix }> };
  /** Its own command line. */
  readonly packages: BySystem<PackagesByName>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:nix-community/poetry2nix": Poetry2nixFlake;
}

declare module "github:nix-community/poetry2nix" {
  const flake: Poetry2nixFlake;
  export default flake;
}

declare module "github:nix-community/poetry2nix/*" {
  const flake: Poetry2nixFlake;
  export default flake;
}

declare module "github:nix-community/poetry2nix?*" {
  const flake: Poetry2nixFlake;
  export default flake;
}
