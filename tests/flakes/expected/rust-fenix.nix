# What examples/rust-fenix ought to be, written by hand.
{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
    fenix.url = "github:nix-community/fenix";
    fenix.inputs.nixpkgs.follows = "nixpkgs";
    naersk.url = "github:nix-community/naersk";
    naersk.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    {
      self,
      nixpkgs,
      fenix,
      naersk,
    }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      rust = nixpkgs.lib.genAttrs systems (
        system:
        let
          toolchains = fenix.packages.${system};
          toolchain = toolchains.combine [
            toolchains.stable.cargo
            toolchains.stable.rustc
            toolchains.targets.wasm32-unknown-unknown.stable.rust-std
          ];
        in
        {
          pkgs = nixpkgs.legacyPackages.${system};
          inherit toolchains toolchain;
          naersk = naersk.lib.${system}.override {
            cargo = toolchain;
            rustc = toolchain;
          };
        }
      );
      each = f: builtins.mapAttrs (_: f) rust;
    in
    {
      packages = each (rust: {
        default = rust.naersk.buildPackage {
          src = ./.;
          doCheck = true;
        };
      });
      checks = each (rust: {
        clippy = rust.naersk.buildPackage {
          src = ./.;
          mode = "clippy";
        };
      });
      devShells = each (rust: {
        default = rust.pkgs.mkShell {
          packages = [
            rust.toolchain
            rust.toolchains.rust-analyzer
            rust.toolchains.stable.rustfmt
          ];
        };
      });
    };
}
