// agenix: secrets in files that age encrypts.

/** agenix: secrets in files that age encrypts. */
interface Agenix extends FlakeInput {
  /** For NixOS: `age.secrets`. */
  readonly nixosModules: { readonly default: NixosModule; readonly age: NixosModule };
  /** For nix-darwin. */
  readonly darwinModules: { readonly default: DarwinModule; readonly age: DarwinModule };
  /** For home-manager. */
  readonly homeManagerModules: { readonly default: HomeModule; readonly age: HomeModule };
  /** Adds `agenix` to a package set. */
  readonly overlays: { readonly default: Overlay<{ readonly agenix: Derivation }> };
  /** Its command line. */
  readonly packages: BySystem<{ readonly default: Derivation; readonly agenix: Derivation; readonly doc: Derivation }>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:ryantm/agenix": Agenix;
}

declare module "github:ryantm/agenix" {
  const flake: Agenix;
  export default flake;
}

declare module "github:ryantm/agenix/*" {
  const flake: Agenix;
  export default flake;
}

declare module "github:ryantm/agenix?*" {
  const flake: Agenix;
  export default flake;
}
