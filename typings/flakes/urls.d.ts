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

declare module "file+https:*" {
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

declare module "github:nixos/nixpkgs" {
  const flake: NixpkgsInput;
  export default flake;
}

declare module "github:nixos/nixpkgs/*" {
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

declare module "github:numtide/flake-utils" {
  const flake: FlakeUtils;
  export default flake;
}

declare module "github:numtide/flake-utils/*" {
  const flake: FlakeUtils;
  export default flake;
}

declare module "github:nix-community/home-manager" {
  const flake: HomeManager;
  export default flake;
}

declare module "github:nix-community/home-manager/*" {
  const flake: HomeManager;
  export default flake;
}

declare module "github:nix-darwin/nix-darwin" {
  const flake: NixDarwin;
  export default flake;
}

declare module "github:nix-darwin/nix-darwin/*" {
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

declare module "github:lnl7/nix-darwin" {
  const flake: NixDarwin;
  export default flake;
}

declare module "github:lnl7/nix-darwin/*" {
  const flake: NixDarwin;
  export default flake;
}

declare module "github:hercules-ci/flake-parts" {
  const flake: FlakeParts;
  export default flake;
}

declare module "github:hercules-ci/flake-parts/*" {
  const flake: FlakeParts;
  export default flake;
}

declare module "github:numtide/treefmt-nix" {
  const flake: TreefmtNix;
  export default flake;
}

declare module "github:numtide/treefmt-nix/*" {
  const flake: TreefmtNix;
  export default flake;
}
