# What examples/python-poetry ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";
  inputs.poetry2nix.url = "github:nix-community/poetry2nix";
  inputs.poetry2nix.inputs.nixpkgs.follows = "nixpkgs";

  outputs =
    {
      self,
      nixpkgs,
      poetry2nix,
    }:
    let
      each = f: nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] (
        system: f nixpkgs.legacyPackages.${system}
      );
    in
    {
      packages = each (pkgs: {
        default = (poetry2nix.lib.mkPoetry2Nix { inherit pkgs; }).mkPoetryApplication {
          projectDir = ./.;
          preferWheels = true;
          meta = {
            mainProgram = "webapp";
            description = "webapp 0.3.0";
          };
        };
      });
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          packages = [
            ((poetry2nix.lib.mkPoetry2Nix { inherit pkgs; }).mkPoetryEnv {
              projectDir = ./.;
              editablePackageSources.webapp = ./.;
            })
          ];
        };
      });
    };
}
