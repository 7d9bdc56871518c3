# What examples/shared-constants ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      version = "0.3.0";
      forAllSystems =
        f:
        nixpkgs.lib.genAttrs [
          "x86_64-linux"
          "aarch64-linux"
          "x86_64-darwin"
          "aarch64-darwin"
        ] (system: f nixpkgs.legacyPackages.${system} self.packages.${system});
    in
    {
      packages = forAllSystems (
        pkgs: own: {
          server = pkgs.buildGoModule {
            pname = "server";
            inherit version;
            src = ./.;
            vendorHash = null;
          };
          default = own.server;
        }
      );

      devShells = forAllSystems (
        pkgs: own: {
          default = pkgs.mkShell {
            packages = with pkgs; [
              go
              gopls
            ];
            inputsFrom = [ own.server ];
          };
        }
      );

      checks = forAllSystems (
        pkgs: own: {
          version = pkgs.runCommand "version" { } "${own.server}/bin/server --version | grep ${version} > $out";
        }
      );
    };
}
