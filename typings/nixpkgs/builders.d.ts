// Package sets as a whole, and the builders that everything else is made with.

interface Packages {
  /** The functions of nixpkgs. */
  readonly lib: Lib;
  /** The settings of this package set. */
  readonly config: NixpkgsConfig;
  /** The overlays of this package set. */
  readonly overlays: readonly Overlay<object>[];
  /** The nixpkgs that this set is from. */
  readonly path: Path;
  /** The system of this package set. */
  readonly system: System;

  /** The standard environment: `stdenv.mkDerivation` builds a package. */
  readonly stdenv: Stdenv;
  /** The standard environment without a C compiler. */
  readonly stdenvNoCC: Stdenv;
  /** The standard environment with Clang. */
  readonly clangStdenv: Stdenv;
  /** The standard environment with GCC. */
  readonly gccStdenv: Stdenv;
  /** A standard environment that keeps debug symbols. */
  readonly stdenvAdapters: Untyped;
  /** A standard environment that links with mold. */
  overrideCC(stdenv: Stdenv, cc: Derivation): Stdenv;

  /** A development shell with a C compiler in it: `nix develop`. */
  readonly mkShell: MkShell;
  /** A development shell without a compiler. */
  readonly mkShellNoCC: MkShell;

  /** Calls a function, or a file with one, with the packages that it names, and with `own` before them. The result can be overridden. */
  callPackage<Own extends object>(f: PackageFunction<Own>, own: NoInfer<Own>): AnyPackage;
  callPackage<R>(f: ((args: Untyped) => R) & { readonly __own?: never }, own: object): R;
  callPackage(file: Path | string, own: object): AnyPackage;
  /** As `callPackage`, for what gives a set of packages. */
  callPackages(f: Path | Function, own: object): Untyped;
  /** `callPackage` with more arguments to name. */
  newScope(more: object): (f: Path | Function, own: object) => Untyped;

  /** This package set with an overlay on it. Evaluates the whole set anew: flakes' own overlays cost less. */
  extend<Added extends object>(overlay: Overlay<Added>): AllPackages & Added;
  /** This package set with overlays on it. */
  appendOverlays<const Overlays extends readonly Overlay<object>[]>(
    overlays: Overlays,
  ): AllPackages & OverlayAdditions<Overlays>;

  /** The packages that run on the machine that builds. */
  readonly buildPackages: AllPackages;
  /** The packages for the machine that the result makes code for. */
  readonly targetPackages: AllPackages;
  /** The packages built for other systems, by the name of the system. */
  readonly pkgsCross: { readonly [system: string]: AllPackages };
  /** The packages linked statically. */
  readonly pkgsStatic: AllPackages;
  /** The packages built with musl. */
  readonly pkgsMusl: AllPackages;
  /** The packages for 32-bit x86. */
  readonly pkgsi686Linux: AllPackages;
  /** The packages for x86-64 on a Mac with ARM. */
  readonly pkgsx86_64Darwin: AllPackages;

  /** A package with other packages in its place wherever `pkg` uses them. */
  replaceDependencies(args: {
    readonly drv: AnyPackage;
    readonly replacements: readonly {
      readonly oldDependency: AnyPackage;
      readonly newDependency: AnyPackage;
    }[];
  }): AnyPackage;
  /** NixOS made of modules, as a value of this package set. */
  nixos(configuration: Untyped): Untyped;
  /** A test with virtual machines that run NixOS. */
  nixosTest(test: Untyped): AnyPackage;
  /** Builders of tests. */
  readonly testers: Testers;
  /** Formats of configuration files. */
  readonly formats: Formats;
  /** Scripts in several languages. */
  readonly writers: Writers;
  /** Builders of images for containers. */
  readonly dockerTools: DockerTools;
}

/** The package set with what the project's own declarations add to it. */
type AllPackages = import("tsnix").Packages;

/** The function that `callPackage` takes: packages by name, and `Own` arguments. */
interface PackageFunction<Own extends object = {}> {
  (args: PackageFunctionArguments & Own): AnyPackage;
  /** Keeps the arguments of its own for the type checker; there is nothing to read. */
  readonly __own?: Own;
}

/** What a function for `callPackage` may name: every package, `pkgs`, `lib`. */
interface PackageFunctionArguments extends AllPackages {
  /** The whole package set. */
  readonly pkgs: AllPackages;
}

/** Builders of tests. */
interface Testers {
  /** Builds a test with virtual machines that run NixOS. */
  runNixOSTest(test: Untyped): AnyPackage;
  /** As `runNixOSTest`, taking a function or file. */
  nixosTest(test: Untyped): AnyPackage;
  /** Whether a program says the version that it should. */
  testVersion(args: {
    readonly package: AnyPackage;
    readonly command?: string;
    readonly version?: string;
  }): AnyPackage;
  /** Whether two packages are the same derivation. */
  testEqualDerivation(message: string, a: Derivation, b: Derivation): AnyPackage;
  /** Whether two files or folders hold the same. */
  testEqualContents(args: {
    readonly assertion: string;
    readonly expected: FileLike;
    readonly actual: FileLike;
  }): AnyPackage;
  /** Whether a build fails, with its log as the result. */
  testBuildFailure(pkg: Derivation): AnyPackage;
  /** Whether a package has its pkg-config files. */
  hasPkgConfigModules(args: {
    readonly package: AnyPackage;
    readonly moduleNames?: readonly string[];
  }): AnyPackage;
  /** Whether ShellCheck is content with a script. */
  shellcheck(args: { readonly src: Source; readonly name?: string }): AnyPackage;
  /** A fetcher's result, fetched anew whenever the fetcher changes. */
  invalidateFetcherByDrvHash<A>(fetcher: (args: A) => Derivation, args: A): AnyPackage;
  readonly [name: string]: Untyped;
}

/** A format of configuration files: its type as an option, and a function that writes one. */
interface Format {
  /** The type of an option for such a value. */
  readonly type: OptionType<Untyped>;
  /** A file with a value in it. */
  generate(name: string, value: unknown): AnyPackage;
}

/** Formats of configuration files, for `settings` options. */
interface Formats {
  /** JSON. */
  json(options: {}): Format;
  /** YAML. */
  yaml(options: {}): Format;
  /** TOML. */
  toml(options: {}): Format;
  /** INI: sections and keys. */
  ini(options: {
    readonly listsAsDuplicateKeys?: boolean;
    readonly listToValue?: Untyped;
    readonly mkKeyValue?: Untyped;
  }): Format;
  /** INI with keys before the first section. */
  iniWithGlobalSection(options: object): Format;
  /** As git writes its configuration. */
  gitIni(options: { readonly listsAsDuplicateKeys?: boolean }): Format;
  /** Lines of keys and values. */
  keyValue(options: { readonly listsAsDuplicateKeys?: boolean; readonly mkKeyValue?: Untyped }): Format;
  /** Java's properties. */
  javaProperties(options: { readonly comment?: string }): Format;
  /** HOCON. */
  hocon(options: object): Format;
  /** Lua. */
  lua(options: object): Format;
  /** PHP. */
  php(options: object): Format;
  /** XML. */
  xml(options: object): Format;
  /** libconfig. */
  libconfig(options: object): Format;
  /** Elixir's configuration. */
  elixirConf(options: object): Format;
  /** Python's variables. */
  pythonVars(options: {}): Format;
  readonly [name: string]: Untyped;
}
