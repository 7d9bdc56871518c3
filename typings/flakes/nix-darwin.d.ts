// nix-darwin: macOS made of modules.

/** What `darwinSystem` takes. */
interface DarwinSystemArguments<Special> {
  /** The system; better said by `nixpkgs.hostPlatform` in a module. */
  readonly system?: System | null;
  /** The modules, in any order. */
  readonly modules: readonly Module<DarwinModuleArguments & Special, DarwinOptions>[];
  /** More arguments for all modules, such as `{ inputs }`. */
  readonly specialArgs?: Special;
  /** The inputs of the flake, for all modules. */
  readonly inputs?: object;
  /** A package set made elsewhere. */
  readonly pkgs?: object;
  /** Other functions for `lib`. */
  readonly lib?: object;
  /** Whether a nixpkgs of another release is warned about. */
  readonly enableNixpkgsReleaseCheck?: boolean;
}

/** nix-darwin: macOS made of modules. */
interface NixDarwin extends FlakeInput {
  /** Its functions. */
  readonly lib: {
    /** A macOS system made of modules. */
    darwinSystem<Special extends object = {}>(args: DarwinSystemArguments<Special>): DarwinSystem;
  };
  /** Modules for nix-darwin, by name. */
  readonly darwinModules: { readonly [name: string]: DarwinModule };
  /** Its own packages: `darwin-rebuild`, the manuals. */
  readonly packages: BySystem<PackagesByName>;
}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:nix-darwin/nix-darwin": NixDarwin;
  "github:LnL7/nix-darwin": NixDarwin;
  "github:lnl7/nix-darwin": NixDarwin;
}

declare module "github:nix-darwin/nix-darwin" {
  const flake: NixDarwin;
  export default flake;
}

declare module "github:nix-darwin/nix-darwin/*" {
  const flake: NixDarwin;
  export default flake;
}

declare module "github:nix-darwin/nix-darwin?*" {
  const flake: NixDarwin;
  export default flake;
}

declare module "github:LnL7/nix-darwin" {
  const flake: NixDarwin;
  export default flake;
}

declare module "github:LnL7/nix-darwin/*" {
  const flake: NixDarwin;
  export default flake;
}

declare module "github:LnL7/nix-darwin?*" {
  const flake: NixDarwin;
  export default flake;
}

declare module "github:lnl7/nix-darwin" {
  const flake: NixDarwin;
  export default flake;
}

declare module "github:lnl7/nix-darwin/*" {
  const flake: NixDarwin;
  export default flake;
}

declare module "github:lnl7/nix-darwin?*" {
  const flake: NixDarwin;
  export default flake;
}
