// disko: partitions and file systems said in Nix.

/** disko: partitions and file systems said in Nix. */
interface Disko extends FlakeInput {
  /** For NixOS: `disko.devices`. */
  readonly nixosModules: { readonly default: NixosModule; readonly disko: NixosModule };
  /** Its functions. */
  readonly lib: {
    /** Scripts of a layout. */
    create(config: object): string;
    mount(config: object): string;
    format(config: object): string;
    /** The configuration of NixOS that belongs to a layout. */
    config(config: object): Untyped;
    readonly [name: string]: Untyped;
  };
  /** Its command lines: `disko`, `disko-install`. */
  readonly packages: BySystem<PackagesByName>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:nix-community/disko": Disko;
}

declare module "github:nix-community/disko" {
  const flake: Disko;
  export default flake;
}

declare module "github:nix-community/disko/*" {
  const flake: Disko;
  export default flake;
}

declare module "github:nix-community/disko?*" {
  const flake: Disko;
  export default flake;
}
