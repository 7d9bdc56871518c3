// Sets of packages of which nothing but that is known, and sets of functions that every nixpkgs has.

/** A set with packages in it and nothing else. */
interface DerivationSet {
  readonly [name: string]: Derivation;
}

/** A set of packages of which not all is known. */
interface PackageSet {
  /** Calls a function or file with these packages. */
  callPackage(f: Path | Function, own: object): Untyped;
  /** The set with an overlay on it. */
  overrideScope(overlay: (final: Untyped, prev: Untyped) => object): Untyped;
}

/** Packages of npm, a set that newer nixpkgs give up. */
interface NodePackages {
  readonly [name: string]: Derivation;
}

interface Packages {
  /** This package set itself. */
  readonly pkgs: AllPackages;
  readonly appimageTools: {
    /** A program of an AppImage, in a sandbox. */
    wrapType2(args: {
      readonly pname?: string;
      readonly name?: string;
      readonly version?: string;
      readonly src: Source;
      readonly extraPkgs?: (pkgs: Untyped) => readonly Dependency[];
      readonly extraInstallCommands?: string;
      readonly [name: string]: unknown;
    }): AnyPackage;
    /** The files of an AppImage. */
    extractType2(args: {
      readonly pname?: string;
      readonly name?: string;
      readonly version?: string;
      readonly src: Source;
      readonly postExtract?: string;
    }): AnyPackage;
    extract(args: {
      readonly pname?: string;
      readonly name?: string;
      readonly version?: string;
      readonly src: Source;
      readonly postExtract?: string;
    }): AnyPackage;
  };
  readonly ociTools: { buildContainer(args: object): Derivation };
  readonly "nix-gitignore": {
    gitignoreSource(patterns: readonly string[] | string, source: Path): Path;
  };
}
