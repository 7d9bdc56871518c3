// Haskell's packages and what changes them.

/** Haskell's packages for one compiler. */
interface HaskellPackages {
  /** The compiler. */
  readonly ghc: AnyPackage;
  /** The compiler with packages that it can import. */
  ghcWithPackages(choose: (packages: HaskellPackages) => readonly Dependency[]): AnyPackage;
  /** The compiler with packages and their documentation. */
  ghcWithHoogle(choose: (packages: HaskellPackages) => readonly Dependency[]): AnyPackage;
  /** A package by its `.cabal` file, translated while evaluating. */
  callCabal2nix(name: string, source: FileLike | FilteredSource, args: object): AnyPackage;
  /** As `callCabal2nix`, with options for `cabal2nix`. */
  callCabal2nixWithOptions(
    name: string,
    source: FileLike | FilteredSource,
    options: string,
    args: object,
  ): AnyPackage;
  /** A package of Hackage by version, translated while evaluating. */
  callHackage(name: string, version: string, args: object): AnyPackage;
  /** A package of Hackage by version and hash. */
  callHackageDirect(
    source: { readonly pkg: string; readonly ver: string; readonly sha256: string },
    args: object,
  ): AnyPackage;
  /** Calls a function or file with these packages. */
  callPackage(f: Path | Function, own: object): AnyPackage;
  /** A package in its barest form. */
  mkDerivation(args: object): AnyPackage;
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
  }): AnyPackage;
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
  ): AnyPackage;
  /** The set with other packages in it. */
  override(args: {
    readonly overrides?: (self: HaskellPackages, super_: HaskellPackages) => object;
    readonly [name: string]: unknown;
  }): HaskellPackages;
  /** The set with an overlay on it. */
  extend(overlay: (final: HaskellPackages, prev: HaskellPackages) => object): HaskellPackages;
  readonly "cabal-install": AnyPackage;
  readonly "haskell-language-server": AnyPackage;
  readonly hlint: AnyPackage;
  readonly ormolu: AnyPackage;
  readonly fourmolu: AnyPackage;
  readonly ghcid: AnyPackage;
  readonly hoogle: AnyPackage;
}

/** What changes Haskell packages: `haskell.lib.compose`, and `haskell.lib` with the package first. */
interface HaskellLib {
  /** With other arguments. */
  overrideCabal(pkg: Derivation, change: (old: Untyped) => object): AnyPackage;
  /** Without its tests. */
  dontCheck(pkg: Derivation): AnyPackage;
  /** With its tests. */
  doCheck(pkg: Derivation): AnyPackage;
  /** Without its documentation. */
  dontHaddock(pkg: Derivation): AnyPackage;
  /** Without its bounds on versions. */
  doJailbreak(pkg: Derivation): AnyPackage;
  /** Though it is marked as broken. */
  unmarkBroken(pkg: Derivation): AnyPackage;
  /** The programs alone. */
  justStaticExecutables(pkg: Derivation): AnyPackage;
  /** Without libraries for profiling. */
  disableLibraryProfiling(pkg: Derivation): AnyPackage;
  /** With one more patch. */
  appendPatch(pkg: Derivation, patch: Source): AnyPackage;
  /** With one more flag. */
  appendConfigureFlag(pkg: Derivation, flag: string): AnyPackage;
  /** With one more tool. */
  addBuildTool(pkg: Derivation, tool: Derivation): AnyPackage;
  /** With more tools. */
  addBuildTools(pkg: Derivation, tools: readonly Derivation[]): AnyPackage;
  /** With a flag of its `.cabal` file on. */
  enableCabalFlag(pkg: Derivation, flag: string): AnyPackage;
  /** With a flag of its `.cabal` file off. */
  disableCabalFlag(pkg: Derivation, flag: string): AnyPackage;
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
