// fenix: toolchains of Rust, every night anew.

/** A toolchain of Rust by its components. */
interface FenixToolchain {
  /** All of it. */
  readonly toolchain: Derivation;
  readonly cargo: Derivation;
  readonly rustc: Derivation;
  readonly clippy: Derivation;
  readonly rustfmt: Derivation;
  /** The source of the standard library. */
  readonly "rust-src": Derivation;
  /** The standard library. */
  readonly "rust-std": Derivation;
  readonly "rust-docs": Derivation;
  readonly "rust-analyzer": Derivation;
  readonly "llvm-tools": Derivation;
  readonly miri: Derivation;
  /** A toolchain of some components. */
  withComponents(components: readonly string[]): Derivation;
  /** The toolchains of the profiles. */
  readonly minimalToolchain: Derivation;
  readonly defaultToolchain: Derivation;
  readonly completeToolchain: Derivation;
  readonly [component: string]: Untyped;
}

/** What fenix has for a system. */
interface FenixPackages {
  /** The last release. */
  readonly stable: FenixToolchain;
  /** The next release. */
  readonly beta: FenixToolchain;
  /** The newest, with everything. */
  readonly latest: FenixToolchain;
  /** The last night that had all of the profile. */
  readonly minimal: FenixToolchain;
  readonly default: FenixToolchain;
  readonly complete: FenixToolchain;
  /** Toolchains that build for others, by target. */
  readonly targets: { readonly [target: string]: { readonly stable: FenixToolchain; readonly beta: FenixToolchain; readonly latest: FenixToolchain } };
  /** The toolchain of a channel and a date. */
  toolchainOf(args: { readonly channel?: string; readonly date?: string; readonly sha256?: string; readonly root?: string }): FenixToolchain;
  /** The toolchain that `rust-toolchain.toml` says. */
  fromToolchainFile(args: { readonly file?: Source; readonly dir?: Source; readonly sha256?: string }): Derivation;
  /** The toolchain that a text says. */
  fromToolchainName(args: { readonly name: string; readonly sha256?: string }): FenixToolchain;
  /** Several components or toolchains as one. */
  combine(parts: readonly Derivation[]): Derivation;
  /** The language server, of the night. */
  readonly "rust-analyzer": Derivation;
  /** Its extension for VS Code. */
  readonly "rust-analyzer-vscode-extension": Derivation;
  readonly [name: string]: Untyped;
}

/** fenix: toolchains of Rust, every night anew. */
interface Fenix extends FlakeInput {
  /** The toolchains by system. */
  readonly packages: BySystem<FenixPackages>;
  /** Adds `fenix` to a package set. */
  readonly overlays: { readonly default: Overlay<{ readonly fenix: FenixPackages }> };
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:nix-community/fenix": Fenix;
}

declare module "github:nix-community/fenix" {
  const flake: Fenix;
  export default flake;
}

declare module "github:nix-community/fenix/*" {
  const flake: Fenix;
  export default flake;
}

declare module "github:nix-community/fenix?*" {
  const flake: Fenix;
  export default flake;
}
