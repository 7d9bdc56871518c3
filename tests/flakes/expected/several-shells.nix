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
        with pkgs;
        let
          common = [
            git
            jq
          ];
        in
        {
          default = mkShell { packages = common; };
          backend = mkShell {
            packages = common ++ [
              go
              gopls
            ];
            DATABASE_URL = "postgres://localhost/dev";
            shellHook = "echo \"backend: $DATABASE_URL\"\n";
          };
          frontend = mkShell {
            packages = common ++ [ nodejs ];
            shellHook = "export PATH=\"$PWD/node_modules/.bin:$PATH\"\n";
          };
        }
      );
    };
}
