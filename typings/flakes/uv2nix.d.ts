// uv2nix: Python projects locked by uv.

/** A project of uv with its lock. */
interface UvWorkspace {
  /** An overlay for the packages of `pyproject.nix` with what is locked. */
  mkPyprojectOverlay(args?: {
    /** Whether wheels or sources are taken where there are both. */
    readonly sourcePreference?: "wheel" | "sdist";
    readonly environ?: object;
    readonly dependencies?: object;
  }): PyprojectOverlay;
  /** An overlay with the project's own packages running from their sources. */
  mkEditablePyprojectOverlay(args?: { readonly root?: string; readonly members?: readonly string[] }): PyprojectOverlay;
  /** What an environment may be made of. */
  readonly deps: {
    /** The dependencies. */
    readonly default: object;
    /** With those of all groups and extras. */
    readonly all: object;
    /** With those of all groups. */
    readonly groups: object;
    /** With those of all extras. */
    readonly optionals: object;
  };
  /** The settings in effect. */
  readonly config: Untyped;
  /** What Python it needs. */
  readonly "requires-python": Untyped;
}

/** uv2nix: Python projects locked by uv. */
interface Uv2nix extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    /** Projects. */
    readonly workspace: {
      loadWorkspace(args: { readonly workspaceRoot: Path; readonly config?: object }): UvWorkspace;
    };
    /** Single scripts with their dependencies. */
    readonly scripts: { loadScript(args: { readonly script: Path; readonly config?: object }): Untyped };
    readonly [name: string]: Untyped;
  };
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:pyproject-nix/uv2nix": Uv2nix;
  "github:adisbladis/uv2nix": Uv2nix;
}

declare module "github:pyproject-nix/uv2nix" {
  const flake: Uv2nix;
  export default flake;
}

declare module "github:pyproject-nix/uv2nix/*" {
  const flake: Uv2nix;
  export default flake;
}

declare module "github:pyproject-nix/uv2nix?*" {
  const flake: Uv2nix;
  export default flake;
}

declare module "github:adisbladis/uv2nix" {
  const flake: Uv2nix;
  export default flake;
}

declare module "github:adisbladis/uv2nix/*" {
  const flake: Uv2nix;
  export default flake;
}

declare module "github:adisbladis/uv2nix?*" {
  const flake: Uv2nix;
  export default flake;
}
