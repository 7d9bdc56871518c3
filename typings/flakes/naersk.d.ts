// naersk: Rust projects by their `Cargo.lock`.

/** The functions of naersk for a package set. */
interface Naersk {
  /** The package. A path is `{ src: path }`. */
  buildPackage(
    args:
      | Path
      | {
          /** The source. */
          readonly src?: Source;
          /** The folder of `Cargo.toml` and `Cargo.lock`. */
          readonly root?: Source;
          readonly pname?: string;
          readonly name?: string;
          readonly version?: string;
          /** Whether it is a release. */
          readonly release?: boolean;
          /** Whether the tests run. */
          readonly doCheck?: boolean;
          /** What of it: `build`, `check`, `test`, `clippy`. */
          readonly mode?: "build" | "check" | "test" | "clippy" | "fmt";
          /** Whether dependencies are built in one go. */
          readonly singleStep?: boolean;
          /** The arguments of `cargo build`, from those of naersk. */
          readonly cargoBuildOptions?: (old: string[]) => readonly string[];
          /** The arguments of `cargo test`, from those of naersk. */
          readonly cargoTestOptions?: (old: string[]) => readonly string[];
          readonly gitSubmodules?: boolean;
          readonly copyLibs?: boolean;
          readonly copyBins?: boolean;
          readonly buildInputs?: readonly Dependency[];
          readonly nativeBuildInputs?: readonly Dependency[];
          readonly [name: string]: Untyped;
        },
  ): Derivation;
}

/** naersk: Rust projects by their `Cargo.lock`. `importNix(naersk)` is the function of toolchain and package set. */
interface NaerskFlake
  extends ImportableFlake<
    (args: { readonly cargo?: Derivation; readonly rustc?: Derivation; readonly [name: string]: Untyped }) => Naersk
  > {
  /** The functions by system. */
  readonly lib: BySystem<Naersk & { override(args: { readonly cargo?: Derivation; readonly rustc?: Derivation }): Naersk }>;
  /** Adds `naersk` to a package set. */
  readonly overlays: { readonly default: Overlay<{ readonly naersk: Naersk }> };
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:nix-community/naersk": NaerskFlake;
  "github:nmattia/naersk": NaerskFlake;
  naersk: NaerskFlake;
}

declare module "github:nix-community/naersk" {
  const flake: NaerskFlake;
  export default flake;
}

declare module "github:nix-community/naersk/*" {
  const flake: NaerskFlake;
  export default flake;
}

declare module "github:nix-community/naersk?*" {
  const flake: NaerskFlake;
  export default flake;
}

declare module "github:nmattia/naersk" {
  const flake: NaerskFlake;
  export default flake;
}

declare module "github:nmattia/naersk/*" {
  const flake: NaerskFlake;
  export default flake;
}

declare module "github:nmattia/naersk?*" {
  const flake: NaerskFlake;
  export default flake;
}
