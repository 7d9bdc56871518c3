// Flake URLs as modules: each import is an input. What is not declared is `Untyped`.

declare module "github:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "gitlab:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "sourcehut:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "git:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "git+https:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "git+http:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "git+ssh:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "git+file:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "hg+https:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "hg+http:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "hg+ssh:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "hg+file:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "path:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "tarball+https:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "tarball+http:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "tarball+file:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "file+https:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "file+http:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "file+file:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "https:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "http:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "file:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "tarball:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "flake:*" {
  const flake: FlakeInput;
  export default flake;
}

declare module "github:NixOS/nixpkgs" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "github:NixOS/nixpkgs/*" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "github:NixOS/nixpkgs?*" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "github:nixos/nixpkgs" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "github:nixos/nixpkgs/*" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "github:nixos/nixpkgs?*" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "https://flakehub.com/f/NixOS/nixpkgs" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "https://flakehub.com/f/NixOS/nixpkgs/*" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "https://flakehub.com/f/NixOS/nixpkgs?*" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "flake:nixpkgs" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "flake:nixpkgs/*" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "flake:nixpkgs?*" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "flake:flake-utils" {
  const flake: FlakeUtils;
  export default flake;
}

declare module "flake:home-manager" {
  const flake: HomeManager;
  export default flake;
}

declare module "flake:flake-parts" {
  const flake: FlakeParts;
  export default flake;
}

declare module "flake:nix-darwin" {
  const flake: NixDarwin;
  export default flake;
}

declare module "flake:treefmt-nix" {
  const flake: TreefmtNix;
  export default flake;
}

declare module "flake:sops-nix" {
  const flake: SopsNix;
  export default flake;
}

declare module "flake:agenix" {
  const flake: Agenix;
  export default flake;
}

declare module "flake:disko" {
  const flake: Disko;
  export default flake;
}

declare module "flake:fenix" {
  const flake: Fenix;
  export default flake;
}

declare module "flake:nixos-hardware" {
  const flake: NixosHardware;
  export default flake;
}

declare module "flake:poetry2nix" {
  const flake: Poetry2nixFlake;
  export default flake;
}

declare module "flake:deploy-rs" {
  const flake: DeployRs;
  export default flake;
}
