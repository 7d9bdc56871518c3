// build-system-pkgs: what Python packages are built with, for `pyproject.nix`.

/** The packages that build other packages of Python. */
interface PyprojectBuildSystems extends FlakeInput {
  /** Overlays for the packages of `pyproject.nix`. */
  readonly overlays: {
    /** Wheels where there are some. */
    readonly default: PyprojectOverlay;
    /** From wheels. */
    readonly wheel: PyprojectOverlay;
    /** From sources. */
    readonly sdist: PyprojectOverlay;
  };
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:pyproject-nix/build-system-pkgs": PyprojectBuildSystems;
}

declare module "github:pyproject-nix/build-system-pkgs" {
  const flake: PyprojectBuildSystems;
  export default flake;
}

declare module "github:pyproject-nix/build-system-pkgs/*" {
  const flake: PyprojectBuildSystems;
  export default flake;
}

declare module "github:pyproject-nix/build-system-pkgs?*" {
  const flake: PyprojectBuildSystems;
  export default flake;
}
