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
  readonly excludedPackages?: readonly string[] | string;
  /** Flags for the linker: `["-s", "-w", "-X main.version=..."]`. */
  readonly ldflags?: readonly string[];
  readonly tags?: readonly string[];
  readonly buildFlags?: readonly string[] | string;
  /** The folder of `go.mod`. */
  readonly modRoot?: string;
  /** Whether modules are fetched through a proxy's cache: for those with C code or case-folded names. */
  readonly proxyVendor?: boolean;
  readonly deleteVendor?: boolean;
  readonly goSum?: FileLike;
  readonly overrideModAttrs?: object | ((final: Untyped, prev: Untyped) => object);
  readonly allowGoReference?: boolean;
  readonly modPostBuild?: string;
  readonly modConfigurePhase?: string;
  readonly GOFLAGS?: readonly string[];
}

/** Where Rust's dependencies are pinned. */
interface CargoLock {
  /** The project's `Cargo.lock`. */
  readonly lockFile?: Path;
  readonly lockFileContents?: string;
  /** The hashes of dependencies from git, by `name-version`. */
  readonly outputHashes?: { readonly [crate: string]: string };
  /** Whether dependencies from git are fetched while evaluating. */
  readonly allowBuiltinFetchGit?: boolean;
  readonly extraRegistries?: { readonly [name: string]: string };
}

interface RustPackageArgs extends DerivationArgs {
  /** The hash of the vendored crates; give this or `cargoLock`. */
  readonly cargoHash?: string | null;
  /** The lock file, so that no hash is needed; give this or `cargoHash`. */
  readonly cargoLock?: CargoLock | null;
  readonly cargoDeps?: Derivation | null;
  readonly cargoPatches?: readonly Source[];
  readonly cargoDepsName?: string;
  /** The folder of `Cargo.toml` in the source. */
  readonly cargoRoot?: string;
  readonly buildAndTestSubdir?: string;
  readonly buildType?: "release" | "debug" | string;
  readonly checkType?: string;
  readonly buildFeatures?: readonly string[];
  readonly checkFeatures?: readonly string[];
  readonly buildNoDefaultFeatures?: boolean;
  readonly checkNoDefaultFeatures?: boolean;
  readonly cargoBuildFlags?: readonly string[];
  readonly cargoTestFlags?: readonly string[];
  readonly useNextest?: boolean;
  readonly auditable?: boolean;
  readonly logLevel?: string;
}

/** What is needed to build with one Rust compiler. */
interface RustPlatform {
  /** A package built by Cargo. */
  readonly buildRustPackage: PackageBuilder<RustPackageArgs>;
  /** The crates that a `Cargo.lock` names. */
  importCargoLock(args: CargoLock): Derivation;
  fetchCargoVendor(
    args: FixedHash & { readonly src: Source; readonly name?: string; readonly [name: string]: unknown },
  ): Derivation;
  fetchCargoTarball(args: FixedHash & { readonly [name: string]: unknown }): Derivation;
  readonly rustLibSrc: Derivation;
  readonly rustcSrc: Derivation;
  /** Finds libclang for bindgen. */
  readonly bindgenHook: Derivation;
  readonly cargoSetupHook: Derivation;
  readonly cargoBuildHook: Derivation;
  readonly cargoCheckHook: Derivation;
  readonly cargoInstallHook: Derivation;
  readonly cargoNextestHook: Derivation;
  /** Builds Python packages with maturin. */
  readonly maturinBuildHook: Derivation;
  readonly rust: { readonly rustc: Derivation; readonly cargo: Derivation };
}

interface NpmPackageArgs extends DerivationArgs {
  /** The hash of the packages that `package-lock.json` names. */
  readonly npmDepsHash?: string;
  readonly npmDeps?: Derivation | null;
  readonly npmRoot?: string;
  /** The script of `package.json` that builds; `build` unless given. */
  readonly npmBuildScript?: string;
  readonly npmFlags?: readonly string[] | string;
  readonly npmInstallFlags?: readonly string[] | string;
  readonly npmBuildFlags?: readonly string[] | string;
  readonly npmRebuildFlags?: readonly string[] | string;
  readonly npmPackFlags?: readonly string[] | string;
  readonly npmPruneFlags?: readonly string[] | string;
  readonly npmWorkspace?: string;
  readonly npmDepsFetcherVersion?: number;
  readonly npmConfigHook?: Derivation;
  readonly forceGitDeps?: boolean;
  readonly forceEmptyCache?: boolean;
  readonly makeCacheWritable?: boolean;
  readonly nodejs?: Derivation;
}

interface MavenPackageArgs extends DerivationArgs {
  /** The hash of what Maven fetches. */
  readonly mvnHash?: string;
  readonly mvnParameters?: string;
  readonly mvnFetchExtraArgs?: object;
  readonly mvnJdk?: Derivation;
  readonly buildOffline?: boolean;
  readonly manualMvnArtifacts?: readonly string[];
}

interface DotnetModuleArgs extends DerivationArgs {
  /** The project or solution to build. */
  readonly projectFile?: string | readonly string[] | null;
  /** The file that lists what NuGet fetches. */
  readonly nugetDeps?: FileLike | null;
  readonly "dotnet-sdk"?: Derivation;
  readonly "dotnet-runtime"?: Derivation | null;
  readonly executables?: readonly string[] | string | null;
  readonly buildType?: string;
  readonly selfContainedBuild?: boolean;
  readonly runtimeId?: string;
  readonly runtimeDeps?: readonly Dependency[];
  readonly projectReferences?: readonly Derivation[];
  readonly testProjectFile?: string;
  readonly packNupkg?: boolean;
  readonly dotnetFlags?: readonly string[];
  readonly dotnetBuildFlags?: readonly string[];
  readonly dotnetInstallFlags?: readonly string[];
  readonly dotnetTestFlags?: readonly string[];
  readonly useAppHost?: boolean;
}

interface BundlerEnvArgs {
  /** The name. */
  readonly name?: string;
  /** The name without the version. */
  readonly pname?: string;
  readonly ruby?: Derivation;
  /** The folder of `Gemfile`, `Gemfile.lock` and `gemset.nix`. */
  readonly gemdir?: Path;
  readonly gemfile?: Path;
  readonly lockfile?: Path;
  readonly gemset?: Path | object;
  readonly groups?: readonly string[];
  readonly gemConfig?: object;
  readonly exes?: readonly string[];
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
  readonly gems: { readonly [name: string]: Derivation };
  withPackages(choose: (gems: { readonly [name: string]: Derivation }) => readonly Dependency[]): Derivation;
  readonly rubyEngine: string;
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
