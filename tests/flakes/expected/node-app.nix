# What examples/node-app ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      each = f: nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] (
        system: f nixpkgs.legacyPackages.${system}
      );
      greeter =
        pkgs:
        pkgs.buildNpmPackage {
          pname = "greeter";
          version = "1.2.0";
          src = ./.;
          npmDeps = pkgs.importNpmLock { npmRoot = ./.; };
          npmConfigHook = pkgs.importNpmLock.npmConfigHook;
          dontNpmBuild = true;
          meta.mainProgram = "greeter";
        };
    in
    {
      packages = each (pkgs: {
        default = greeter pkgs;
      });
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          inputsFrom = [ (greeter pkgs) ];
          packages = [ pkgs.nodejs ];
        };
      });
    };
}
