// rust-overlay: toolchains of Rust by version.

/** What of a toolchain is taken. */
interface RustToolchainSelection {
  /** Components beside those of the profile: `rust-src`, `rust-analyzer`. */
  readonly extensions?: readonly string[];
  /** What it builds for beside its own system. */
  readonly targets?: readonly string[];
}

/** A toolchain of a profile; more can be taken into it. */
interface RustToolchain extends Derivation {
  override(selection: RustToolchainSelection): RustToolchain;
  override(change: (old: Untyped) => object): RustToolchain;
}

/** A version of Rust by its profiles. */
interface RustVersion {
  /** Compiler, cargo, documentation, clippy, rustfmt. */
  readonly default: RustToolchain;
  /** Compiler and cargo. */
  readonly minimal: RustToolchain;
  /** Everything there is, which is often too much. */
  readonly complete: RustToolchain;
  readonly cargo: Derivation;
  readonly rustc: Derivation;
  readonly clippy: Derivation;
  readonly rustfmt: Derivation;
  readonly "rust-src": Derivation;
  readonly "rust-std": Derivation;
  readonly "rust-analyzer": Derivation;
  readonly [component: string]: Untyped;
}

/** The versions of a channel. */
interface RustChannel {
  /** The newest. */
  readonly latest: RustVersion;
  readonly [version: string]: RustVersion;
}

/** What `rust-bin` has. */
interface RustBin {
  /** Releases. */
  readonly stable: RustChannel;
  /** Releases to come. */
  readonly beta: RustChannel;
  /** By date: `nightly["2024-05-01"]`. */
  readonly nightly: RustChannel;
  /** The toolchain that `rust-toolchain.toml` says. */
  fromRustupToolchainFile(file: Path): Derivation;
  /** The toolchain that a set says as that file would. */
  fromRustupToolchain(args: {
    readonly channel?: string;
    readonly components?: readonly string[];
    readonly targets?: readonly string[];
    readonly profile?: "minimal" | "default" | "complete";
    readonly path?: string;
  }): Derivation;
  /** The newest night that has what is asked for. */
  selectLatestNightlyWith(select: (toolchain: RustVersion) => Derivation): Derivation;
}

/** rust-overlay: toolchains of Rust by version. */
interface RustOverlay extends FlakeInput {
  /** Adds `rust-bin` to a package set. */
  readonly overlays: {
    readonly default: Overlay<{ readonly "rust-bin": RustBin }>;
    readonly "rust-overlay": Overlay<{ readonly "rust-bin": RustBin }>;
  };
  /** Without an overlay. */
  readonly lib: { mkRustBin(args: object, pkgs: object): RustBin };
  /** Toolchains by system and name: `rust`, `rust-nightly`. */
  readonly packages: BySystem<PackagesByName>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:oxalica/rust-overlay": RustOverlay;
}

declare module "github:oxalica/rust-overlay" {
  const flake: RustOverlay;
  export default flake;
}

declare module "github:oxalica/rust-overlay/*" {
  const flake: RustOverlay;
  export default flake;
}

declare module "github:oxalica/rust-overlay?*" {
  const flake: RustOverlay;
  export default flake;
}
