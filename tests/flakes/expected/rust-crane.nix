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
      each =
        f:
        nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] (
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
            built = common // {
              cargoArtifacts = rust.buildDepsOnly common;
            };
          in
          f { inherit pkgs rust common built; }
        );
    in
    {
      packages = each (it: {
        default = it.rust.buildPackage it.built;
      });
      checks = each (it: {
        counter = it.rust.buildPackage it.built;
        clippy = it.rust.cargoClippy (it.built // { cargoClippyExtraArgs = "-- --deny warnings"; });
        format = it.rust.cargoFmt { inherit (it.common) src; };
      });
      devShells = each (it: {
        default = it.rust.devShell { packages = [ it.pkgs.rust-analyzer ]; };
      });
    };
}
