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
    in
    {
      packages = each (pkgs: rec {
        server = pkgs.buildGoModule {
          pname = "server";
          version = "0.3.0";
          src = ./.;
          vendorHash = null;
        };
        default = server;
      });
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          packages = with pkgs; [
            go
            gopls
          ];
          inputsFrom = [ self.packages.${pkgs.system}.server ];
        };
      });
      checks = each (pkgs: {
        version =
          pkgs.runCommand "version" { }
            "${self.packages.${pkgs.system}.server}/bin/server --version | grep 0.3.0 > $out";
      });
    };
}
