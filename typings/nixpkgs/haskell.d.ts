// Haskell's packages and what changes them.

/** Haskell's packages for one compiler. */
interface HaskellPackages {
  /** The compiler. */
  readonly ghc: Derivation;
  /** The compiler with packages that it can import. */
  ghcWithPackages(choose: (packages: HaskellPackages) => readonly Dependency[]): Derivation;
  /** The compiler with packages and their documentation. */
  ghcWithHoogle(choose: (packages: HaskellPackages) => readonly Dependency[]): Derivation;
  /** A package by its `.cabal` file, translated while evaluating. */
  callCabal2nix(name: string, source: FileLike | FilteredSource, args: object): Derivation;
  /** As `callCabal2nix`, with options for `cabal2nix`. */
  callCabal2nixWithOptions(
    name: string,
    source: FileLike | FilteredSource,
    options: string,
    args: object,
  ): Derivation;
  /** A package of Hackage by version, translated while evaluating. */
  callHackage(name: string, version: string, args: object): Derivation;
  /** A package of Hackage by version and hash. */
  callHackageDirect(
    source: { readonly pkg: string; readonly ver: string; readonly sha256: string },
    args: object,
  ): Derivation;
  /** Calls a function or file with these packages. */
  callPackage(f: Path | Function, own: object): Derivation;
  /** A package in its barest form. */
  mkDerivation(args: object): Derivation;
  /** A project in development: the package, or inside nix-shell its environment. */
  developPackage(args: {
    readonly root: FileLike | FilteredSource;
    readonly name?: string;
    readonly "source-overrides"?: object;
    readonly overrides?: (self: HaskellPackages, super_: HaskellPackages) => object;
    readonly modifier?: (pkg: Derivation) => Derivation;
    readonly returnShellEnv?: boolean;
    readonly withHoogle?: boolean;
    readonly cabal2nixOptions?: string;
  }): Derivation;
  /** A development shell for packages. */
  shellFor(
    args: DerivationArgs & {
      readonly inputsFrom?: readonly Dependency[];
      readonly packages: (packages: HaskellPackages) => readonly Dependency[];
      readonly withHoogle?: boolean;
      readonly buildTools?: readonly Dependency[];
      readonly genericBuilderArgsModifier?: (args: Untyped) => object;
      readonly doBenchmark?: boolean;
    },
  ): Derivation;
  /** The set with other packages in it. */
  override(args: {
    readonly overrides?: (self: HaskellPackages, super_: HaskellPackages) => object;
    readonly [name: string]: unknown;
  }): HaskellPackages;
  /** The set with an overlay on it. */
  extend(overlay: (final: HaskellPackages, prev: HaskellPackages) => object): HaskellPackages;
  readonly "cabal-install": Derivation;
  readonly "haskell-language-server": Derivation;
  readonly hlint: Derivation;
  readonly ormolu: Derivation;
  readonly fourmolu: Derivation;
  readonly ghcid: Derivation;
  readonly hoogle: Derivation;
  readonly [name: string]: Untyped;
}

/** What changes Haskell packages: `haskell.lib.compose`, and `haskell.lib` with the package first. */
interface HaskellLib {
  /** With other arguments. */
  overrideCabal(pkg: Derivation, change: (old: Untyped) => object): Derivation;
  /** Without its tests. */
  dontCheck(pkg: Derivation): Derivation;
  /** With its tests. */
  doCheck(pkg: Derivation): Derivation;
  /** Without its documentation. */
  dontHaddock(pkg: Derivation): Derivation;
  /** Without its bounds on versions. */
  doJailbreak(pkg: Derivation): Derivation;
  /** Though it is marked as broken. */
  unmarkBroken(pkg: Derivation): Derivation;
  /** The programs alone. */
  justStaticExecutables(pkg: Derivation): Derivation;
  /** Without libraries for profiling. */
  disableLibraryProfiling(pkg: Derivation): Derivation;
  /** With one more patch. */
  appendPatch(pkg: Derivation, patch: Source): Derivation;
  /** With one more flag. */
  appendConfigureFlag(pkg: Derivation, flag: string): Derivation;
  /** With one more tool. */
  addBuildTool(pkg: Derivation, tool: Derivation): Derivation;
  /** With more tools. */
  addBuildTools(pkg: Derivation, tools: readonly Derivation[]): Derivation;
  /** With a flag of its `.cabal` file on. */
  enableCabalFlag(pkg: Derivation, flag: string): Derivation;
  /** With a flag of its `.cabal` file off. */
  disableCabalFlag(pkg: Derivation, flag: string): Derivation;
  /** The same functions with the package last. */
  readonly compose: Untyped;
  readonly [name: string]: Untyped;
}

interface Packages {
  /** Haskell's packages for the usual compiler. */
  readonly haskellPackages: HaskellPackages;
  /** Haskell's compilers, their packages, and what changes packages. */
  readonly haskell: {
    readonly compiler: { readonly [name: string]: Derivation };
    readonly packages: { readonly [compiler: string]: HaskellPackages };
    readonly lib: HaskellLib;
    readonly packageOverrides: Untyped;
  };
}
