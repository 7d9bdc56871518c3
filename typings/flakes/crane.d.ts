// crane: Rust projects, with their dependencies built apart.

/** What the functions of crane take, beside what `mkDerivation` takes. */
interface CraneArguments {
  /** The source. */
  readonly src?: Source | FilteredSource;
  /** The name; else that of `Cargo.toml`. */
  readonly pname?: string;
  /** The version; else that of `Cargo.toml`. */
  readonly version?: string;
  /** Dependencies that are built already: of `buildDepsOnly`. */
  readonly cargoArtifacts?: Derivation | null;
  /** The sources of all dependencies. */
  readonly cargoVendorDir?: Source | null;
  /** Arguments of every call of cargo. */
  readonly cargoExtraArgs?: string;
  /** Arguments of `cargo test`. */
  readonly cargoTestExtraArgs?: string;
  /** Arguments of `cargo clippy`. */
  readonly cargoClippyExtraArgs?: string;
  /** `Cargo.toml`, where it is elsewhere. */
  readonly cargoToml?: Source;
  /** `Cargo.lock`, where it is elsewhere. */
  readonly cargoLock?: Source;
  /** The profile that is built; `release` unless given. */
  readonly CARGO_PROFILE?: string;
  /** Whether the tests run. */
  readonly doCheck?: boolean;
  /** Whether dependencies get the full environment. */
  readonly strictDeps?: boolean;
  /** Libraries that it is built against. */
  readonly buildInputs?: readonly Dependency[];
  /** Tools that run while building. */
  readonly nativeBuildInputs?: readonly Dependency[];
  readonly [name: string]: Untyped;
}

/** The functions of crane for a package set. */
interface CraneLib {
  /** The package, with its dependencies built apart. */
  buildPackage(args: CraneArguments): Derivation;
  /** The dependencies alone, for `cargoArtifacts`. */
  buildDepsOnly(args: CraneArguments): Derivation;
  /** `cargo build` */
  cargoBuild(args: CraneArguments): Derivation;
  /** `cargo clippy` */
  cargoClippy(args: CraneArguments): Derivation;
  /** `cargo doc` */
  cargoDoc(args: CraneArguments): Derivation;
  /** `cargo fmt --check` */
  cargoFmt(args: CraneArguments): Derivation;
  /** `cargo test` */
  cargoTest(args: CraneArguments): Derivation;
  /** `cargo nextest` */
  cargoNextest(args: CraneArguments): Derivation;
  /** `cargo audit`; `advisory-db` is an input. */
  cargoAudit(args: CraneArguments & { readonly "advisory-db": Source }): Derivation;
  /** `cargo deny` */
  cargoDeny(args: CraneArguments): Derivation;
  /** `cargo llvm-cov` */
  cargoLlvmCov(args: CraneArguments): Derivation;
  /** `cargo tarpaulin` */
  cargoTarpaulin(args: CraneArguments): Derivation;
  /** `taplo fmt --check` */
  taploFmt(args: CraneArguments): Derivation;
  /** A program for the browser, by trunk. */
  buildTrunkPackage(args: CraneArguments): Derivation;
  /** Any derivation with cargo at hand. */
  mkCargoDerivation(args: CraneArguments & { readonly buildPhaseCargoCommand: string }): Derivation;
  /** The sources of all dependencies. */
  vendorCargoDeps(args: { readonly src?: Source; readonly cargoLock?: Source }): Derivation;
  /** A source without what cargo does not read. */
  cleanCargoSource(src: Source): Source;
  /** Whether cargo reads a file, for `lib.cleanSourceWith`. */
  filterCargoSources(path: string, type: string): boolean;
  /** Sets of files of a project. */
  readonly fileset: Untyped;
  /** A folder with a name that does not change. */
  path(path: Source): Source;
  /** Name and version of `Cargo.toml`. */
  crateNameFromCargoToml(args: { readonly src?: Source; readonly cargoToml?: Source }): { readonly pname: string; readonly version: string };
  /** A shell with the toolchain and what checks need. */
  devShell(args?: {
    readonly checks?: PackagesByName;
    readonly inputsFrom?: readonly Derivation[];
    readonly packages?: readonly Dependency[];
    readonly [name: string]: Untyped;
  }): Derivation;
  /** The same functions with another toolchain. */
  overrideToolchain(toolchain: Derivation | ((pkgs: AllPackages) => Derivation)): CraneLib;
  /** The same functions with some replaced. */
  overrideScope(overlay: (final: CraneLib, prev: CraneLib) => object): CraneLib;
}

/** crane: Rust projects, with their dependencies built apart. */
interface Crane extends FlakeInput {
  /** The functions for a package set. */
  mkLib(pkgs: object): CraneLib;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:ipetkov/crane": Crane;
}

declare module "github:ipetkov/crane" {
  const flake: Crane;
  export default flake;
}

declare module "github:ipetkov/crane/*" {
  const flake: Crane;
  export default flake;
}

declare module "github:ipetkov/crane?*" {
  const flake: Crane;
  export default flake;
}
