// Rust.

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
  importCargoLock(args: CargoLock): AnyPackage;
  /** The crates that a `Cargo.lock` names, by one hash. */
  fetchCargoVendor(
    args: FixedHash & { readonly src: Source; readonly name?: string; readonly [name: string]: unknown },
  ): AnyPackage;
  /** The older `fetchCargoVendor`. */
  fetchCargoTarball(args: FixedHash & { readonly [name: string]: unknown }): AnyPackage;
  /** The standard library's source: for `RUST_SRC_PATH`. */
  readonly rustLibSrc: AnyPackage;
  /** The compiler's source. */
  readonly rustcSrc: AnyPackage;
  /** Finds libclang for bindgen. */
  readonly bindgenHook: AnyPackage;
  /** Puts vendored crates in place. */
  readonly cargoSetupHook: AnyPackage;
  /** Builds by Cargo. */
  readonly cargoBuildHook: AnyPackage;
  /** Tests by Cargo. */
  readonly cargoCheckHook: AnyPackage;
  /** Installs by Cargo. */
  readonly cargoInstallHook: AnyPackage;
  /** Tests by cargo-nextest. */
  readonly cargoNextestHook: AnyPackage;
  /** Builds Python packages with maturin. */
  readonly maturinBuildHook: AnyPackage;
  /** The compiler and Cargo. */
  readonly rust: { readonly rustc: AnyPackage; readonly cargo: Derivation };
}

interface Packages {
  /** What is needed to build Rust packages: `rustPlatform.buildRustPackage`. */
  readonly rustPlatform: RustPlatform;
  /** A Rust platform with a compiler of one's own. */
  makeRustPlatform(args: {
    readonly cargo: AnyPackage;
    readonly rustc: AnyPackage;
    readonly stdenv?: Stdenv;
  }): RustPlatform;
  /** Rust's packages by version. */
  readonly rustPackages: { readonly rustPlatform: RustPlatform; readonly [name: string]: Untyped };
  /** One crate, built without Cargo. */
  buildRustCrate(args: object): AnyPackage;
}
