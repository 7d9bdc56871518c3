// pyproject.nix: Python projects by their `pyproject.toml`.

/** A project that was read. */
interface PyprojectProject {
  /** Its `pyproject.toml`. */
  readonly pyproject: Untyped;
  /** Its folder. */
  readonly projectRoot: Path | null;
  /** What it depends on. */
  readonly dependencies: Untyped;
  /** What Python it needs. */
  readonly "requires-python": Untyped;
  /** Functions that give what nixpkgs takes. */
  readonly renderers: {
    /** For `python.withPackages`. */
    withPackages(args: { readonly python: Derivation; readonly extras?: readonly string[]; readonly groups?: readonly string[] }): (
      ps: PythonPackages,
    ) => readonly Derivation[];
    /** For `buildPythonPackage`. */
    buildPythonPackage(args: { readonly python: Derivation; readonly extras?: readonly string[] }): Untyped;
    /** For `mkPythonEditablePackage`. */
    mkPythonEditablePackage(args: { readonly python: Derivation; readonly root?: string }): Untyped;
  };
  /** What of the project a Python of nixpkgs does not have in the right version. */
  readonly validators: Untyped;
}

/** A set of Python packages made of locks. */
interface PyprojectPackages {
  /** The set with an overlay on it. */
  overrideScope(overlay: PyprojectOverlay): PyprojectPackages;
  /** A Python with packages in it. */
  mkVirtualEnv(name: string, dependencies: object): Derivation;
  /** The Python. */
  readonly python: PythonPackage;
  readonly [name: string]: Untyped;
}

/** A function that adds to such a set. */
type PyprojectOverlay = (final: Untyped, prev: Untyped) => object;

/** pyproject.nix: Python projects by their `pyproject.toml`. */
interface PyprojectNix extends FlakeInput {
  /** Reading and rendering. */
  readonly lib: {
    /** Reads a project. */
    readonly project: {
      loadPyproject(args: { readonly projectRoot: Path }): PyprojectProject;
      loadUVPyproject(args: { readonly projectRoot: Path }): PyprojectProject;
      loadPoetryPyproject(args: { readonly projectRoot: Path }): PyprojectProject;
      loadPDMPyproject(args: { readonly projectRoot: Path }): PyprojectProject;
      loadRequirementsTxt(args: { readonly projectRoot?: Path; readonly requirements: Path | string }): PyprojectProject;
      loadPyprojectDynamic(args: { readonly projectRoot: Path }): PyprojectProject;
    };
    readonly [name: string]: Untyped;
  };
  /** Building from locks. */
  readonly build: {
    /** For `callPackage(packages, { python })`: an empty set, to which overlays add. */
    readonly packages: (args: Untyped) => PyprojectPackages;
    /** Functions for overlays. */
    readonly lib: Untyped;
    /** Packages of nixpkgs in such a set. */
    readonly hacks: Untyped;
    /** Programs of an environment as a package. */
    readonly util: (args: Untyped) => {
      mkApplication(args: { readonly venv: Derivation; readonly package: Derivation }): Derivation;
    };
  };
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:pyproject-nix/pyproject.nix": PyprojectNix;
  "github:nix-community/pyproject.nix": PyprojectNix;
}

declare module "github:pyproject-nix/pyproject.nix" {
  const flake: PyprojectNix;
  export default flake;
}

declare module "github:pyproject-nix/pyproject.nix/*" {
  const flake: PyprojectNix;
  export default flake;
}

declare module "github:pyproject-nix/pyproject.nix?*" {
  const flake: PyprojectNix;
  export default flake;
}

declare module "github:nix-community/pyproject.nix" {
  const flake: PyprojectNix;
  export default flake;
}

declare module "github:nix-community/pyproject.nix/*" {
  const flake: PyprojectNix;
  export default flake;
}

declare module "github:nix-community/pyproject.nix?*" {
  const flake: PyprojectNix;
  export default flake;
}
