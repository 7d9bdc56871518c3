// nix-systems: lists of systems as inputs, so that whoever uses a flake can replace them.

/** A list of systems: `importNix(systems)` gives it. */
interface NixSystems extends ImportableFlake<System[]> {}

/** Flakes by the front of their URL. */
interface KnownFlakes {
  "github:nix-systems/default": NixSystems;
  "github:nix-systems/default-linux": NixSystems;
  "github:nix-systems/default-darwin": NixSystems;
  "github:nix-systems/x86_64-linux": NixSystems;
  "github:nix-systems/aarch64-linux": NixSystems;
  "github:nix-systems/x86_64-darwin": NixSystems;
  "github:nix-systems/aarch64-darwin": NixSystems;
}

declare module "github:nix-systems/default" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/default/*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/default?*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/default-linux" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/default-linux/*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/default-linux?*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/default-darwin" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/default-darwin/*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/default-darwin?*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/x86_64-linux" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/x86_64-linux/*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/x86_64-linux?*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/aarch64-linux" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/aarch64-linux/*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/aarch64-linux?*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/x86_64-darwin" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/x86_64-darwin/*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/x86_64-darwin?*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/aarch64-darwin" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/aarch64-darwin/*" {
  const flake: NixSystems;
  export default flake;
}

declare module "github:nix-systems/aarch64-darwin?*" {
  const flake: NixSystems;
  export default flake;
}
