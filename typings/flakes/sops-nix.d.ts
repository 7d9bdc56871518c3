// sops-nix: secrets in files that sops encrypts.

/** sops-nix: secrets in files that sops encrypts. */
interface SopsNix extends FlakeInput {
  /** For NixOS: `sops.secrets`, `sops.templates`. */
  readonly nixosModules: { readonly default: NixosModule; readonly sops: NixosModule };
  /** For nix-darwin. */
  readonly darwinModules: { readonly default: DarwinModule; readonly sops: DarwinModule };
  /** For home-manager. */
  readonly homeModules: { readonly default: HomeModule; readonly sops: HomeModule };
  /** For home-manager, by its older name. */
  readonly homeManagerModules: { readonly default: HomeModule; readonly sops: HomeModule };
  /** Adds its tools to a package set. */
  readonly overlays: { readonly default: Overlay<object> };
  /** Its tools. */
  readonly packages: BySystem<PackagesByName>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:Mic92/sops-nix": SopsNix;
}

declare module "github:Mic92/sops-nix" {
  const flake: SopsNix;
  export default flake;
}

declare module "github:Mic92/sops-nix/*" {
  const flake: SopsNix;
  export default flake;
}

declare module "github:Mic92/sops-nix?*" {
  const flake: SopsNix;
  export default flake;
}
