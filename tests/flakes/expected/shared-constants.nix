# What examples/shared-constants ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      each = f: nixpkgs.lib.genAttrs systems (system: f nixpkgs.legacyPackages.${system});
      version = "0.3.0";
      server =
        pkgs:
        pkgs.buildGoModule {
          pname = "server";
          inherit version;
          src = ./.;
          vendorHash = null;
        };
    in
    {
      packages = each (pkgs: {
        server = server pkgs;
        default = server pkgs;
      });
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          packages = [
            pkgs.go
            pkgs.gopls
          ];
          inputsFrom = [ (server pkgs) ];
        };
      });
      checks = each (pkgs: {
        version =
          pkgs.runCommand "version" { }
            "${server pkgs}/bin/server --version | grep ${version} > $out";
      });
    };
}
