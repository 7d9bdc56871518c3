// Languages whose packages are a set of their own: Python, PHP, Haskell, Elixir and Erlang, OCaml, Perl, Lua, R, Emacs
// Lisp, Vim script, LaTeX.

interface PythonPackageArgs extends DerivationArgs {
  /** Whether it is built as `pyproject.toml` says. */
  readonly pyproject?: boolean | null;
  /** How it is built, in the older way. */
  readonly format?: "setuptools" | "pyproject" | "wheel" | "flit" | "other" | "egg" | null;
  /** What builds it: `[setuptools]`. */
  readonly "build-system"?: readonly Dependency[];
  /** The Python packages that it needs. */
  readonly dependencies?: readonly Dependency[];
  /** The Python packages that it needs for what is optional, by name. */
  readonly "optional-dependencies"?: { readonly [name: string]: readonly Dependency[] };
  /** Modules that must be importable when it is built. */
  readonly pythonImportsCheck?: readonly string[];
  /** Whether this Python is not supported. */
  readonly disabled?: boolean;
  readonly disabledTests?: readonly string[];
  readonly disabledTestPaths?: readonly string[];
  readonly disabledTestMarks?: readonly string[];
  readonly enabledTests?: readonly string[];
  readonly enabledTestPaths?: readonly string[];
  readonly pytestFlags?: readonly string[];
  readonly pytestFlagsArray?: readonly string[];
  readonly unittestFlags?: readonly string[];
  /** Version bounds to leave out: all, or those of some packages. */
  readonly pythonRelaxDeps?: boolean | readonly string[];
  readonly pythonRemoveDeps?: boolean | readonly string[];
  readonly pythonNamespaces?: readonly string[];
  readonly permitUserSite?: boolean;
  readonly catchConflicts?: boolean;
  readonly wrapPythonPrograms?: boolean;
  readonly setupPyBuildFlags?: readonly string[];
  readonly setupPyGlobalFlags?: readonly string[];
  readonly pipInstallFlags?: readonly string[];
  readonly pipBuildFlags?: readonly string[];
  readonly cargoDeps?: Derivation;
  readonly cargoRoot?: string;
  readonly namePrefix?: string;
  readonly stdenv?: Stdenv;
}

/** Python. */
interface PythonPackage extends Derivation {
  /** The packages of this Python. */
  readonly pkgs: PythonPackages;
  /** This Python with packages that it can import. */
  withPackages(choose: (packages: PythonPackages) => readonly Dependency[]): PythonPackage;
  /** An environment with this Python. */
  readonly buildEnv: {
    override(args: {
      readonly extraLibs?: readonly Dependency[];
      readonly ignoreCollisions?: boolean;
      readonly postBuild?: string;
      readonly permitUserSite?: boolean;
    }): Derivation;
  };
  /** The path of the program. */
  readonly interpreter: string;
  /** The name of the program, such as `python3.12`. */
  readonly executable: string;
  /** Where modules are, below a package: `lib/python3.12/site-packages`. */
  readonly sitePackages: string;
  /** Such as `3.12`. */
  readonly pythonVersion: string;
  readonly implementation: string;
  readonly libPrefix: string;
  readonly isPy3k: boolean;
  pythonAtLeast(version: string): boolean;
  pythonOlder(version: string): boolean;
  override(args: object): PythonPackage;
  override(change: (old: Untyped) => object): PythonPackage;
}

/** The builders of a set of Python packages. The packages are in packages.d.ts. */
interface PythonPackages {
  /** The Python of this set. */
  readonly python: PythonPackage;
  /** A library. */
  readonly buildPythonPackage: PackageBuilder<PythonPackageArgs>;
  /** A program. */
  readonly buildPythonApplication: PackageBuilder<PythonPackageArgs>;
  fetchPypi: Packages["fetchPypi"];
  callPackage(f: Path | Function, own: object): Derivation;
  /** The set with an overlay on it. */
  overrideScope(overlay: (final: PythonPackages, prev: PythonPackages) => object): PythonPackages;
  /** A program's package as a library. */
  toPythonModule(pkg: Derivation): Derivation;
  /** A library's package as a program. */
  toPythonApplication(pkg: Derivation): Derivation;
  pythonAtLeast(version: string): boolean;
  pythonOlder(version: string): boolean;
  requiredPythonModules(pkgs: readonly Dependency[]): Derivation[];
  makePythonPath(pkgs: readonly Dependency[]): string;
  readonly isPy3k: boolean;
  readonly isPyPy: boolean;
  readonly pythonImportsCheckHook: Derivation;
  readonly pytestCheckHook: Derivation;
  readonly unittestCheckHook: Derivation;
  readonly venvShellHook: Derivation;
  readonly wrapPython: Derivation;
}

/** PHP. */
interface PhpPackage extends Derivation {
  /** This PHP with extensions and settings. */
  buildEnv(args: {
    readonly extensions?: (args: {
      readonly enabled: readonly Derivation[];
      readonly all: PhpExtensions;
    }) => readonly Dependency[];
    /** Lines for `php.ini`. */
    readonly extraConfig?: string;
  }): PhpPackage;
  /** This PHP with extensions. */
  withExtensions(
    choose: (args: {
      readonly enabled: readonly Derivation[];
      readonly all: PhpExtensions;
    }) => readonly Dependency[],
  ): PhpPackage;
  readonly extensions: PhpExtensions;
  /** Composer and other tools. */
  readonly packages: PhpTools;
  readonly unwrapped: Derivation;
  /** The path of `php.ini`. */
  readonly phpIni: string;
  /** A PHP program with its dependencies by Composer. */
  buildComposerProject(
    args: ComposerProjectArgs | ((finalAttrs: FinalDerivationArgs) => ComposerProjectArgs),
  ): Derivation;
  buildComposerProject2(
    args: ComposerProjectArgs | ((finalAttrs: FinalDerivationArgs) => ComposerProjectArgs),
  ): Derivation;
  override(args: object): PhpPackage;
  override(change: (old: Untyped) => object): PhpPackage;
}

interface ComposerProjectArgs extends DerivationArgs {
  /** The hash of what Composer fetches. */
  readonly vendorHash: string;
  readonly composerLock?: FileLike;
  readonly composerNoDev?: boolean;
  readonly composerNoPlugins?: boolean;
  readonly composerNoScripts?: boolean;
  readonly composerStrictValidation?: boolean;
  readonly php?: PhpPackage;
}

interface PhpExtensions {
  readonly apcu: Derivation;
  readonly bcmath: Derivation;
  readonly curl: Derivation;
  readonly dom: Derivation;
  readonly gd: Derivation;
  readonly gmp: Derivation;
  readonly imagick: Derivation;
  readonly intl: Derivation;
  readonly ldap: Derivation;
  readonly mbstring: Derivation;
  readonly memcached: Derivation;
  readonly mongodb: Derivation;
  readonly mysqli: Derivation;
  readonly opcache: Derivation;
  readonly openssl: Derivation;
  readonly pcntl: Derivation;
  readonly pcov: Derivation;
  readonly pdo: Derivation;
  readonly pdo_mysql: Derivation;
  readonly pdo_pgsql: Derivation;
  readonly pdo_sqlite: Derivation;
  readonly pgsql: Derivation;
  readonly redis: Derivation;
  readonly soap: Derivation;
  readonly sockets: Derivation;
  readonly sodium: Derivation;
  readonly sqlite3: Derivation;
  readonly tokenizer: Derivation;
  readonly xdebug: Derivation;
  readonly xml: Derivation;
  readonly zip: Derivation;
  readonly zlib: Derivation;
  readonly [name: string]: Derivation;
}

interface PhpTools {
  readonly composer: Derivation;
  readonly "php-cs-fixer": Derivation;
  readonly phpstan: Derivation;
  readonly psalm: Derivation;
  readonly [name: string]: Derivation;
}

/** Haskell's packages for one compiler. */
interface HaskellPackages {
  /** The compiler. */
  readonly ghc: Derivation;
  /** The compiler with packages that it can import. */
  ghcWithPackages(choose: (packages: HaskellPackages) => readonly Dependency[]): Derivation;
  ghcWithHoogle(choose: (packages: HaskellPackages) => readonly Dependency[]): Derivation;
  /** A package by its `.cabal` file, translated while evaluating. */
  callCabal2nix(name: string, source: FileLike | FilteredSource, args: object): Derivation;
  callCabal2nixWithOptions(
    name: string,
    source: FileLike | FilteredSource,
    options: string,
    args: object,
  ): Derivation;
  /** A package of Hackage by version, translated while evaluating. */
  callHackage(name: string, version: string, args: object): Derivation;
  callHackageDirect(
    source: { readonly pkg: string; readonly ver: string; readonly sha256: string },
    args: object,
  ): Derivation;
  callPackage(f: Path | Function, own: object): Derivation;
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
    args: ShellArgs & {
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
  overrideCabal(pkg: Derivation, change: (old: Untyped) => object): Derivation;
  /** Without its tests. */
  dontCheck(pkg: Derivation): Derivation;
  doCheck(pkg: Derivation): Derivation;
  /** Without its documentation. */
  dontHaddock(pkg: Derivation): Derivation;
  /** Without its bounds on versions. */
  doJailbreak(pkg: Derivation): Derivation;
  unmarkBroken(pkg: Derivation): Derivation;
  justStaticExecutables(pkg: Derivation): Derivation;
  disableLibraryProfiling(pkg: Derivation): Derivation;
  appendPatch(pkg: Derivation, patch: Source): Derivation;
  appendConfigureFlag(pkg: Derivation, flag: string): Derivation;
  addBuildTool(pkg: Derivation, tool: Derivation): Derivation;
  addBuildTools(pkg: Derivation, tools: readonly Derivation[]): Derivation;
  enableCabalFlag(pkg: Derivation, flag: string): Derivation;
  disableCabalFlag(pkg: Derivation, flag: string): Derivation;
  readonly compose: Untyped;
  readonly [name: string]: Untyped;
}

/** Erlang's and Elixir's packages for one Erlang. */
interface BeamPackages {
  /** A release of a Mix project. */
  mixRelease(args: MixReleaseArgs): Derivation;
  /** What a Mix project depends on. */
  fetchMixDeps(
    args: FixedHash & {
      readonly pname: string;
      readonly version: string;
      readonly src: Source;
      readonly mixEnv?: string;
      readonly [attribute: string]: unknown;
    },
  ): Derivation;
  buildMix(
    args: DerivationArgs & {
      readonly name: string;
      readonly beamDeps?: readonly Dependency[];
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  buildRebar3(
    args: DerivationArgs & {
      readonly name: string;
      readonly beamDeps?: readonly Dependency[];
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  rebar3Relx(args: DerivationArgs & { readonly [name: string]: Untyped }): Derivation;
  callPackage(f: Path | Function, own: object): Derivation;
  readonly erlang: Derivation;
  readonly elixir: Derivation;
  readonly elixir_1_15: Derivation;
  readonly elixir_1_16: Derivation;
  readonly elixir_1_17: Derivation;
  readonly elixir_1_18: Derivation;
  readonly "elixir-ls": Derivation;
  readonly hex: Derivation;
  readonly rebar: Derivation;
  readonly rebar3: Derivation;
  readonly [name: string]: Untyped;
}

interface MixReleaseArgs extends DerivationArgs {
  /** What `fetchMixDeps` gave. */
  readonly mixFodDeps?: Derivation | null;
  readonly mixNixDeps?: { readonly [name: string]: Derivation };
  readonly mixEnv?: string;
  readonly mixReleaseName?: string;
  readonly elixir?: Derivation;
  readonly erlang?: Derivation;
  readonly hex?: Derivation;
  readonly compileFlags?: readonly string[];
  readonly removeCookie?: boolean;
  readonly stripDebug?: boolean;
  readonly escriptBinName?: string;
}

/** OCaml's packages for one compiler. */
interface OcamlPackages {
  readonly ocaml: Derivation;
  readonly dune_3: Derivation;
  readonly findlib: Derivation;
  readonly "ocaml-lsp": Derivation;
  readonly ocamlformat: Derivation;
  readonly utop: Derivation;
  /** A package by Dune. */
  buildDunePackage(
    args: DerivationArgs & {
      readonly duneVersion?: string;
      readonly minimalOCamlVersion?: string;
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  callPackage(f: Path | Function, own: object): Derivation;
  overrideScope(overlay: (final: OcamlPackages, prev: OcamlPackages) => object): OcamlPackages;
  readonly [name: string]: Untyped;
}

/** A language with `withPackages`. */
interface LanguageWithPackages extends Derivation {
  /** The language with packages that it can load. */
  withPackages(choose: (packages: Untyped) => readonly Dependency[]): Derivation;
  readonly pkgs: { readonly [name: string]: Untyped };
}

/** Emacs. */
interface EmacsPackage extends Derivation {
  readonly pkgs: EmacsPackages;
}

/** Emacs's packages. */
interface EmacsPackages {
  readonly emacs: Derivation;
  /** Emacs with packages. */
  withPackages(choose: (packages: EmacsPackages) => readonly Dependency[]): Derivation;
  emacsWithPackages(choose: (packages: EmacsPackages) => readonly Dependency[]): Derivation;
  trivialBuild(args: DerivationArgs & { readonly packageRequires?: readonly Dependency[] }): Derivation;
  melpaBuild(
    args: DerivationArgs & {
      readonly packageRequires?: readonly Dependency[];
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  overrideScope(overlay: (final: EmacsPackages, prev: EmacsPackages) => object): EmacsPackages;
  readonly magit: Derivation;
  readonly "use-package": Derivation;
  readonly [name: string]: Untyped;
}

/** Tools for plugins of Vim and Neovim. */
interface VimUtils {
  /** A plugin. */
  buildVimPlugin(
    args: DerivationArgs & {
      readonly dependencies?: readonly Derivation[];
      readonly nvimSkipModules?: readonly string[];
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  buildNeovimPlugin(args: DerivationArgs): Derivation;
  readonly [name: string]: Untyped;
}

/** Neovim, with what its wrapper takes. */
interface NeovimPackage extends Derivation {
  override(args: {
    readonly configure?: {
      readonly customRC?: string;
      readonly customLuaRC?: string;
      readonly packages?: Untyped;
    };
    readonly viAlias?: boolean;
    readonly vimAlias?: boolean;
    readonly withPython3?: boolean;
    readonly withNodeJs?: boolean;
    readonly withRuby?: boolean;
    readonly extraMakeWrapperArgs?: string;
    readonly [name: string]: unknown;
  }): NeovimPackage;
  override(change: (old: Untyped) => object): NeovimPackage;
}

/** TeX Live. */
interface Texlive {
  /** A TeX Live of some collections and packages. */
  combine(packages: object): Derivation;
  readonly combined: { readonly [scheme: string]: Derivation };
  withPackages(choose: (packages: Untyped) => readonly Untyped[]): Derivation;
  readonly [name: string]: Untyped;
}

/** A program that loads plugins which are packages. */
interface WithPlugins extends Derivation {
  withPlugins(choose: (plugins: Untyped) => readonly Dependency[]): Derivation;
}

interface Packages {
  readonly python3: PythonPackage;
  readonly python: PythonPackage;
  readonly python2: PythonPackage;
  readonly python27: PythonPackage;
  readonly python39: PythonPackage;
  readonly python310: PythonPackage;
  readonly python311: PythonPackage;
  readonly python312: PythonPackage;
  readonly python313: PythonPackage;
  readonly python314: PythonPackage;
  readonly python3Full: PythonPackage;
  readonly pypy3: PythonPackage;
  readonly python3Packages: PythonPackages;
  readonly python310Packages: PythonPackages;
  readonly python311Packages: PythonPackages;
  readonly python312Packages: PythonPackages;
  readonly python313Packages: PythonPackages;
  readonly python314Packages: PythonPackages;
  readonly pythonPackagesExtensions: readonly Untyped[];

  readonly php: PhpPackage;
  readonly php81: PhpPackage;
  readonly php82: PhpPackage;
  readonly php83: PhpPackage;
  readonly php84: PhpPackage;
  readonly php85: PhpPackage;
  readonly phpPackages: PhpTools;
  readonly php82Packages: PhpTools;
  readonly php83Packages: PhpTools;
  readonly php84Packages: PhpTools;
  readonly phpExtensions: PhpExtensions;
  readonly php83Extensions: PhpExtensions;
  readonly php84Extensions: PhpExtensions;

  readonly haskellPackages: HaskellPackages;
  readonly haskell: {
    readonly compiler: { readonly [name: string]: Derivation };
    readonly packages: { readonly [compiler: string]: HaskellPackages };
    readonly lib: HaskellLib;
    readonly packageOverrides: Untyped;
  };

  readonly beamPackages: BeamPackages;
  readonly beam: {
    readonly packages: { readonly [erlang: string]: BeamPackages };
    readonly interpreters: { readonly [name: string]: Derivation };
    packagesWith(erlang: Derivation): BeamPackages;
  };
  readonly beam27Packages: BeamPackages;
  readonly beam28Packages: BeamPackages;

  readonly ocamlPackages: OcamlPackages;
  readonly "ocaml-ng": { readonly [version: string]: OcamlPackages };
  readonly coqPackages: { readonly [name: string]: Untyped };
  readonly elmPackages: { readonly [name: string]: Derivation };

  readonly perl: LanguageWithPackages;
  readonly lua: LanguageWithPackages;
  readonly lua5_1: LanguageWithPackages;
  readonly lua5_2: LanguageWithPackages;
  readonly lua5_3: LanguageWithPackages;
  readonly lua5_4: LanguageWithPackages;
  readonly luajit: LanguageWithPackages;
  readonly guile: Derivation;
  readonly idrisPackages: { readonly [name: string]: Untyped };
  readonly agda: LanguageWithPackages;
  readonly agdaPackages: { readonly [name: string]: Untyped };
  /** R with packages: `rWrapper.override({ packages: [...] })`. */
  readonly rWrapper: Derivation;
  readonly rstudioWrapper: Derivation;
  readonly octave: LanguageWithPackages;
  readonly julia: LanguageWithPackages;

  readonly emacs: EmacsPackage;
  readonly "emacs-nox": EmacsPackage;
  readonly "emacs-pgtk": EmacsPackage;
  readonly "emacs-gtk": EmacsPackage;
  readonly emacsPackages: EmacsPackages;
  emacsPackagesFor(emacs: Derivation): EmacsPackages;
  readonly emacsWithPackages: (choose: (packages: EmacsPackages) => readonly Dependency[]) => Derivation;

  readonly neovim: NeovimPackage;
  readonly "neovim-unwrapped": Derivation;
  wrapNeovim(neovim: Derivation, args: object): Derivation;
  wrapNeovimUnstable(neovim: Derivation, args: object): Derivation;
  readonly neovimUtils: Untyped;
  readonly vimUtils: VimUtils;
  readonly "vim-full": Derivation & { customize(args: object): Derivation };
  readonly vim_configurable: Derivation & { customize(args: object): Derivation };

  readonly "vscode-with-extensions": Derivation;
  readonly "vscode-utils": {
    extensionFromVscodeMarketplace(args: object): Derivation;
    extensionsFromVscodeMarketplace(extensions: readonly object[]): Derivation[];
    buildVscodeMarketplaceExtension(args: object): Derivation;
    buildVscodeExtension(args: object): Derivation;
    readonly [name: string]: Untyped;
  };

  readonly texlive: Texlive;
  /** Spell checking with dictionaries. */
  aspellWithDicts(choose: (dictionaries: Untyped) => readonly Dependency[]): Derivation;
  hunspellWithDicts(dictionaries: readonly Dependency[]): Derivation;
  readonly nuspell: Derivation;

  readonly terraform: WithPlugins;
  readonly opentofu: WithPlugins;
  readonly "google-cloud-sdk": Derivation & {
    withExtraComponents(components: readonly Dependency[]): Derivation;
    readonly components: { readonly [name: string]: Derivation };
  };
  readonly "azure-cli": Derivation & {
    withExtensions(extensions: readonly Dependency[]): Derivation;
    readonly extensions: { readonly [name: string]: Derivation };
  };
  wrapHelm(helm: Derivation, args: { readonly plugins?: readonly Dependency[] }): Derivation;
  readonly androidenv: {
    composeAndroidPackages(args: object): Untyped;
    emulateApp(args: object): Derivation;
    readonly [name: string]: Untyped;
  };
}
