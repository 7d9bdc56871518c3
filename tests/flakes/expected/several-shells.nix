# What examples/several-shells ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      forAllSystems = nixpkgs.lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
    in
    {
      devShells = forAllSystems (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
          common = with pkgs; [
            git
            jq
          ];
        in
        {
          default = pkgs.mkShell { packages = common; };

          backend = pkgs.mkShell {
            packages =
              common
              ++ (with pkgs; [
                go
                gopls
              ]);
            DATABASE_URL = "postgres://localhost/dev";
            shellHook = ''
              echo "backend: $DATABASE_URL"
            '';
          };

          frontend = pkgs.mkShell {
            packages = common ++ [ pkgs.nodejs ];
            shellHook = ''
              export PATH="$PWD/node_modules/.bin:$PATH"
            '';
          };
        }
      );
    };
}
