# What examples/rust-crane ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
  inputs.crane.url = "github:ipetkov/crane";

  outputs =
    {
      self,
      nixpkgs,
      crane,
    }:
    let
      # Everything of a system in one place, as `eachDefaultSystem` of flake-utils has it.
      all = nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
          rust = crane.mkLib pkgs;
          common = {
            pname = "counter";
            version = "0.4.1";
            src = rust.cleanCargoSource ./.;
            strictDeps = true;
          };
          cargoArtifacts = rust.buildDepsOnly common;
          counter = rust.buildPackage (common // { inherit cargoArtifacts; });
        in
        {
          packages.default = counter;
          checks = {
            inherit counter;
            clippy = rust.cargoClippy (
              common
              // {
                inherit cargoArtifacts;
                cargoClippyExtraArgs = "-- --deny warnings";
              }
            );
            format = rust.cargoFmt { inherit (common) src; };
          };
          devShells.default = rust.devShell { packages = [ pkgs.rust-analyzer ]; };
        }
      );
      output = name: builtins.mapAttrs (_: it: it.${name}) all;
    in
    {
      packages = output "packages";
      checks = output "checks";
      devShells = output "devShells";
    };
}
