// Builders for programming languages: Go, Rust, JavaScript, Java, .NET, Ruby and others. Python, PHP, Haskell, Erlang and
// Elixir have their own files.

/** A function that makes a package of arguments, given as a set or as a function of the final ones. */
interface PackageBuilder<Args> {
  (args: Args): Derivation;
  (args: (finalAttrs: FinalDerivationAttributes) => Args): Derivation;
  /** The same builder with other packages in it, such as another compiler. */
  override(args: object): PackageBuilder<Args>;
}

interface GoModuleArgs extends DerivationArgs {
  /** The hash of the modules that `go.mod` names; null when they are vendored in the source. */
  readonly vendorHash?: string | null;
  /** The packages to build, such as `["cmd/server"]`; all unless given. */
  readonly subPackages?: readonly string[] | string;
  /** The packages not to build. */
  readonly excludedPackages?: readonly string[] | string;
  /** Flags for the linker: `["-s", "-w", "-X main.version=..."]`. */
  readonly ldflags?: readonly string[];
  /** Build tags. */
  readonly tags?: readonly string[];
  /** Flags for `go build`. */
  readonly buildFlags?: readonly string[] | string;
  /** The folder of `go.mod`. */
  readonly modRoot?: string;
  /** Whether modules are fetched through a proxy's cache: for those with C code or case-folded names. */
  readonly proxyVendor?: boolean;
  /** Whether to throw away what the source vendors. */
  readonly deleteVendor?: boolean;
  /** The `go.sum` whose change asks for another `vendorHash`. */
  readonly goSum?: FileLike;
  /** Other attributes for the build that fetches modules. */
  readonly overrideModAttrs?: object | ((final: Untyped, prev: Untyped) => object);
  /** Whether the result may name the compiler. */
  readonly allowGoReference?: boolean;
  /** Commands run when the modules are fetched. */
  readonly modPostBuild?: string;
  /** Commands that configure the build that fetches modules. */
  readonly modConfigurePhase?: string;
  /** Flags for every `go` command. */
  readonly GOFLAGS?: readonly string[];
}

/** Where Rust's dependencies are pinned. */
interface CargoLock {
  /** The project's `Cargo.lock`. */
  readonly lockFile?: Path;
  /** The text of the lock file. */
  readonly lockFileContents?: string;
  /** The hashes of dependencies from git, by `name-version`. */
  readonly outputHashes?: { readonly [crate: string]: string };
  /** Whether dependencies from git are fetched while evaluating. */
  readonly allowBuiltinFetchGit?: boolean;
  /** More registries, with where their crates are. */
  readonly extraRegistries?: { readonly [name: string]: string };
}

interface RustPackageArgs extends DerivationArgs {
  /** The hash of the vendored crates; give this or `cargoLock`. */
  readonly cargoHash?: string | null;
  /** The lock file, so that no hash is needed; give this or `cargoHash`. */
  readonly cargoLock?: CargoLock | null;
  /** The vendored crates. */
  readonly cargoDeps?: Derivation | null;
  /** Patches to the lock file. */
  readonly cargoPatches?: readonly Source[];
  /** The name of the vendored crates. */
  readonly cargoDepsName?: string;
  /** The folder of `Cargo.toml` in the source. */
  readonly cargoRoot?: string;
  /** The folder of the crate to build. */
  readonly buildAndTestSubdir?: string;
  /** `release` unless given. */
  readonly buildType?: "release" | "debug" | string;
  /** As `buildType`, for the tests. */
  readonly checkType?: string;
  /** The features to turn on. */
  readonly buildFeatures?: readonly string[];
  /** The features to turn on for the tests. */
  readonly checkFeatures?: readonly string[];
  /** Whether the default features are off. */
  readonly buildNoDefaultFeatures?: boolean;
  /** Whether the default features are off in the tests. */
  readonly checkNoDefaultFeatures?: boolean;
  /** Flags for `cargo build`. */
  readonly cargoBuildFlags?: readonly string[];
  /** Flags for `cargo test`. */
  readonly cargoTestFlags?: readonly string[];
  /** Whether cargo-nextest runs the tests. */
  readonly useNextest?: boolean;
  /** Whether programs say what they are made of. */
  readonly auditable?: boolean;
  /** What Cargo logs. */
  readonly logLevel?: string;
}

/** What is needed to build with one Rust compiler. */
interface RustPlatform {
  /** A package built by Cargo. */
  readonly buildRustPackage: PackageBuilder<RustPackageArgs>;
  /** The crates that a `Cargo.lock` names. */
  importCargoLock(args: CargoLock): Derivation;
  /** The crates that a `Cargo.lock` names, by one hash. */
  fetchCargoVendor(
    args: FixedHash & { readonly src: Source; readonly name?: string; readonly [name: string]: unknown },
  ): Derivation;
  /** The older `fetchCargoVendor`. */
  fetchCargoTarball(args: FixedHash & { readonly [name: string]: unknown }): Derivation;
  /** The standard library's source: for `RUST_SRC_PATH`. */
  readonly rustLibSrc: Derivation;
  /** The compiler's source. */
  readonly rustcSrc: Derivation;
  /** Finds libclang for bindgen. */
  readonly bindgenHook: Derivation;
  /** Puts vendored crates in place. */
  readonly cargoSetupHook: Derivation;
  /** Builds by Cargo. */
  readonly cargoBuildHook: Derivation;
  /** Tests by Cargo. */
  readonly cargoCheckHook: Derivation;
  /** Installs by Cargo. */
  readonly cargoInstallHook: Derivation;
  /** Tests by cargo-nextest. */
  readonly cargoNextestHook: Derivation;
  /** Builds Python packages with maturin. */
  readonly maturinBuildHook: Derivation;
  /** The compiler and Cargo. */
  readonly rust: { readonly rustc: Derivation; readonly cargo: Derivation };
}

interface NpmPackageArgs extends DerivationArgs {
  /** The hash of the packages that `package-lock.json` names. */
  readonly npmDepsHash?: string;
  /** The packages that `package-lock.json` names. */
  readonly npmDeps?: Derivation | null;
  /** The folder of `package.json`. */
  readonly npmRoot?: string;
  /** The script of `package.json` that builds; `build` unless given. */
  readonly npmBuildScript?: string;
  /** Flags for every `npm` command. */
  readonly npmFlags?: readonly string[] | string;
  /** Flags for `npm ci`. */
  readonly npmInstallFlags?: readonly string[] | string;
  /** Flags for the script that builds. */
  readonly npmBuildFlags?: readonly string[] | string;
  /** Flags for `npm rebuild`. */
  readonly npmRebuildFlags?: readonly string[] | string;
  /** Flags for `npm pack`. */
  readonly npmPackFlags?: readonly string[] | string;
  /** Flags for `npm prune`. */
  readonly npmPruneFlags?: readonly string[] | string;
  /** The workspace to build. */
  readonly npmWorkspace?: string;
  /** The way in which packages are fetched. */
  readonly npmDepsFetcherVersion?: number;
  /** What puts packages in place, such as `importNpmLock.npmConfigHook`. */
  readonly npmConfigHook?: Derivation;
  /** Whether packages from git with scripts are allowed. */
  readonly forceGitDeps?: boolean;
  /** Whether no package at all is allowed. */
  readonly forceEmptyCache?: boolean;
  /** Whether npm may write to its cache. */
  readonly makeCacheWritable?: boolean;
  /** The Node.js that builds and runs it. */
  readonly nodejs?: Derivation;
}

interface MavenPackageArgs extends DerivationArgs {
  /** The hash of what Maven fetches. */
  readonly mvnHash?: string;
  /** Arguments of Maven. */
  readonly mvnParameters?: string;
  /** More arguments for the build that fetches. */
  readonly mvnFetchExtraArgs?: object;
  /** The Java that builds it. */
  readonly mvnJdk?: Derivation;
  /** Whether all is fetched beforehand. */
  readonly buildOffline?: boolean;
  /** Artifacts that Maven does not fetch by itself. */
  readonly manualMvnArtifacts?: readonly string[];
}

interface DotnetModuleArgs extends DerivationArgs {
  /** The project or solution to build. */
  readonly projectFile?: string | readonly string[] | null;
  /** The file that lists what NuGet fetches. */
  readonly nugetDeps?: FileLike | null;
  /** The SDK that builds it. */
  readonly "dotnet-sdk"?: Derivation;
  /** The runtime that it runs on. */
  readonly "dotnet-runtime"?: Derivation | null;
  /** The programs to wrap. */
  readonly executables?: readonly string[] | string | null;
  /** `Release` unless given. */
  readonly buildType?: string;
  /** Whether the runtime is part of it. */
  readonly selfContainedBuild?: boolean;
  /** The system, as .NET calls it. */
  readonly runtimeId?: string;
  /** Libraries that are loaded by name. */
  readonly runtimeDeps?: readonly Dependency[];
  /** Packages that it refers to. */
  readonly projectReferences?: readonly Derivation[];
  /** The project of the tests. */
  readonly testProjectFile?: string;
  /** Whether to make a package of NuGet. */
  readonly packNupkg?: boolean;
  /** Flags for every `dotnet` command. */
  readonly dotnetFlags?: readonly string[];
  /** Flags for `dotnet build`. */
  readonly dotnetBuildFlags?: readonly string[];
  /** Flags for `dotnet publish`. */
  readonly dotnetInstallFlags?: readonly string[];
  /** Flags for `dotnet test`. */
  readonly dotnetTestFlags?: readonly string[];
  /** Whether a program is made that starts it. */
  readonly useAppHost?: boolean;
}

interface BundlerEnvArgs {
  /** The name. */
  readonly name?: string;
  /** The name without the version. */
  readonly pname?: string;
  /** The Ruby that runs it. */
  readonly ruby?: Derivation;
  /** The folder of `Gemfile`, `Gemfile.lock` and `gemset.nix`. */
  readonly gemdir?: Path;
  /** The `Gemfile`. */
  readonly gemfile?: Path;
  /** The `Gemfile.lock`. */
  readonly lockfile?: Path;
  /** The `gemset.nix`, which bundix writes. */
  readonly gemset?: Path | object;
  /** The groups of gems. */
  readonly groups?: readonly string[];
  /** How single gems are built. */
  readonly gemConfig?: object;
  /** The programs. */
  readonly exes?: readonly string[];
  /** More files beside the `Gemfile`. */
  readonly extraConfigPaths?: readonly string[];
  /** What is said about it. */
  readonly meta?: Meta;
  /** Attributes that do not go into the build. */
  readonly passthru?: object;
  readonly [attribute: string]: unknown;
}

/** Node.js. */
interface NodePackage extends Derivation {
  /** The packages that are built with it. */
  readonly pkgs: NodePackages;
  /** The Python that node-gyp uses. */
  readonly python: Derivation;
}

/** pnpm. */
interface PnpmPackage extends Derivation {
  /** The packages that a `pnpm-lock.yaml` names. */
  fetchDeps(
    args: FixedHash & {
      readonly pname: string;
      readonly version?: string;
      readonly src?: Source;
      readonly fetcherVersion?: number;
      readonly pnpmWorkspaces?: readonly string[];
      readonly [attribute: string]: unknown;
    },
  ): Derivation;
  /** Puts fetched packages in place. */
  readonly configHook: Derivation;
}

/** A compiler for Java. */
interface JdkPackage extends Derivation {
  /** The folder for `JAVA_HOME`. */
  readonly home: string;
}

/** Ruby. */
interface RubyPackage extends Derivation {
  /** Its gems. */
  readonly gems: { readonly [name: string]: Derivation };
  /** This Ruby with gems. */
  withPackages(choose: (gems: { readonly [name: string]: Derivation }) => readonly Dependency[]): Derivation;
  /** The kind of Ruby. */
  readonly rubyEngine: string;
  /** Where gems are, below a package. */
  readonly gemPath: string;
}

interface Packages {
  /** A Go program or library with modules. */
  readonly buildGoModule: PackageBuilder<GoModuleArgs>;
  /** As `buildGoModule`, with the newest Go. */
  readonly buildGoLatestModule: PackageBuilder<GoModuleArgs>;
  /** As `buildGoModule`, with Go 1.22. */
  readonly buildGo122Module: PackageBuilder<GoModuleArgs>;
  /** As `buildGoModule`, with Go 1.23. */
  readonly buildGo123Module: PackageBuilder<GoModuleArgs>;
  /** As `buildGoModule`, with Go 1.24. */
  readonly buildGo124Module: PackageBuilder<GoModuleArgs>;
  /** As `buildGoModule`, with Go 1.25. */
  readonly buildGo125Module: PackageBuilder<GoModuleArgs>;

  /** What is needed to build Rust packages: `rustPlatform.buildRustPackage`. */
  readonly rustPlatform: RustPlatform;
  /** A Rust platform with a compiler of one's own. */
  makeRustPlatform(args: {
    readonly cargo: Derivation;
    readonly rustc: Derivation;
    readonly stdenv?: Stdenv;
  }): RustPlatform;
  /** Rust's packages by version. */
  readonly rustPackages: { readonly rustPlatform: RustPlatform; readonly [name: string]: Untyped };
  /** One crate, built without Cargo. */
  buildRustCrate(args: object): Derivation;

  /** A JavaScript package by npm. */
  readonly buildNpmPackage: PackageBuilder<NpmPackageArgs>;
  /** Dependencies from a `package-lock.json`, so that no hash is needed. */
  readonly importNpmLock: {
    (args: {
      readonly npmRoot?: Path;
      readonly package?: object;
      readonly packageLock?: object;
      readonly [name: string]: unknown;
    }): Derivation;
    readonly npmConfigHook: Derivation;
    readonly linkNodeModulesHook: Derivation;
    buildNodeModules(args: {
      readonly npmRoot?: Path;
      readonly nodejs: Derivation;
      readonly derivationArgs?: object;
    }): Derivation;
  };
  /** The steps of `buildNpmPackage`. */
  readonly npmHooks: {
    readonly npmConfigHook: Derivation;
    readonly npmBuildHook: Derivation;
    readonly npmInstallHook: Derivation;
  };
  /** Puts in place what `yarn.lock` names. */
  readonly yarnConfigHook: Derivation;
  /** Builds by Yarn. */
  readonly yarnBuildHook: Derivation;
  /** Installs by Yarn. */
  readonly yarnInstallHook: Derivation;
  /** Puts in place what `pnpm-lock.yaml` names. */
  readonly pnpmConfigHook: Derivation;
  /** A JavaScript package by Yarn; `yarnConfigHook` and its likes are newer. */
  mkYarnPackage(args: DerivationArgs & { readonly [name: string]: Untyped }): Derivation;

  /** Java and its likes by Maven. */
  readonly maven: Derivation & { buildMavenPackage(args: MavenPackageArgs): Derivation };
  /** Java and its likes by Gradle: fetches what the lock file names. */
  readonly gradle: Derivation & { fetchDeps(args: object): Derivation; readonly setupHook: Untyped };

  /** C# and its likes. */
  readonly buildDotnetModule: PackageBuilder<DotnetModuleArgs>;
  /** A tool of NuGet. */
  buildDotnetGlobalTool(
    args: DerivationArgs & {
      readonly nugetName?: string;
      readonly nugetHash?: string;
      readonly nugetSha256?: string;
      readonly executables?: string | readonly string[];
    },
  ): Derivation;
  /** .NET by version. */
  readonly dotnetCorePackages: {
    readonly sdk_8_0: Derivation;
    readonly sdk_9_0: Derivation;
    readonly sdk_10_0: Derivation;
    readonly runtime_8_0: Derivation;
    readonly runtime_9_0: Derivation;
    readonly runtime_10_0: Derivation;
    readonly aspnetcore_8_0: Derivation;
    readonly aspnetcore_9_0: Derivation;
    readonly aspnetcore_10_0: Derivation;
    /** Several SDKs as one. */
    combinePackages(sdks: readonly Derivation[]): Derivation;
    readonly [name: string]: Untyped;
  };

  /** The gems that a `Gemfile` names. */
  bundlerEnv(args: BundlerEnvArgs): Derivation & { readonly wrappedRuby: Derivation };
  /** A program of a gem. */
  bundlerApp(args: BundlerEnvArgs): Derivation;
  /** One gem. */
  buildRubyGem(
    args: DerivationArgs & { readonly gemName: string; readonly [name: string]: Untyped },
  ): Derivation;

  /** A Crystal program. */
  readonly crystal: Derivation & {
    buildCrystalPackage(
      args: DerivationArgs & {
        readonly shardsFile?: Path | null;
        readonly crystalBinaries?: object;
        readonly format?: string;
        readonly [name: string]: Untyped;
      },
    ): Derivation;
  };
  /** A Dart program. */
  buildDartApplication(
    args: DerivationArgs & {
      readonly pubspecLock?: object;
      readonly autoPubspecLock?: Path;
      readonly vendorHash?: string;
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  /** A Flutter program. */
  readonly flutter: Derivation & {
    buildFlutterApplication(
      args: DerivationArgs & {
        readonly pubspecLock?: object;
        readonly autoPubspecLock?: Path;
        readonly [name: string]: Untyped;
      },
    ): Derivation;
  };
  /** A Nim program. */
  buildNimPackage(
    args: DerivationArgs & {
      readonly lockFile?: Path;
      readonly nimFlags?: readonly string[];
      readonly [name: string]: Untyped;
    },
  ): Derivation;
  /** Swift's packages. */
  readonly swiftPackages: Untyped;

  /** Node.js. */
  readonly nodejs: NodePackage;
  /** Node.js without npm. */
  readonly "nodejs-slim": NodePackage;
  /** Node.js 18. */
  readonly nodejs_18: NodePackage;
  /** Node.js 20. */
  readonly nodejs_20: NodePackage;
  /** Node.js 22. */
  readonly nodejs_22: NodePackage;
  /** Node.js 24. */
  readonly nodejs_24: NodePackage;
  /** The newest Node.js. */
  readonly nodejs_latest: NodePackage;
  /** pnpm. */
  readonly pnpm: PnpmPackage;
  /** pnpm 8. */
  readonly pnpm_8: PnpmPackage;
  /** pnpm 9. */
  readonly pnpm_9: PnpmPackage;
  /** pnpm 10. */
  readonly pnpm_10: PnpmPackage;
  /** The Java development kit. */
  readonly jdk: JdkPackage;
  /** The Java development kit, 8. */
  readonly jdk8: JdkPackage;
  /** The Java development kit, 11. */
  readonly jdk11: JdkPackage;
  /** The Java development kit, 17. */
  readonly jdk17: JdkPackage;
  /** The Java development kit, 21. */
  readonly jdk21: JdkPackage;
  /** The Java development kit, 25. */
  readonly jdk25: JdkPackage;
  /** The Java development kit without windows. */
  readonly jdk_headless: JdkPackage;
  /** The Java development kit. */
  readonly openjdk: JdkPackage;
  /** The Java development kit, built by Adoptium. */
  readonly temurin_bin: JdkPackage;
  /** The Java runtime. */
  readonly jre: JdkPackage;
  /** The Java runtime without windows. */
  readonly jre_headless: JdkPackage;
  /** Ruby. */
  readonly ruby: RubyPackage;
  /** Ruby 3.1. */
  readonly ruby_3_1: RubyPackage;
  /** Ruby 3.2. */
  readonly ruby_3_2: RubyPackage;
  /** Ruby 3.3. */
  readonly ruby_3_3: RubyPackage;
  /** Ruby 3.4. */
  readonly ruby_3_4: RubyPackage;
}
