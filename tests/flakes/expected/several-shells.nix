# What examples/several-shells ought to be, written by hand.
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
      devShells = each (
        pkgs:
        let
          common = [
            pkgs.git
            pkgs.jq
          ];
        in
        {
          default = pkgs.mkShell { packages = common; };
          backend = pkgs.mkShell {
            packages = common ++ [
              pkgs.go
              pkgs.gopls
            ];
            DATABASE_URL = "postgres://localhost/dev";
            shellHook = "echo \"backend: $DATABASE_URL\"\n";
          };
          frontend = pkgs.mkShell {
            packages = common ++ [ pkgs.nodejs ];
            shellHook = "export PATH=\"$PWD/node_modules/.bin:$PATH\"\n";
          };
        }
      );
    };
}
