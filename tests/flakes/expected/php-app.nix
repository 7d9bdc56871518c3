# What examples/php-app ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      each = f: nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ] (
        system: f nixpkgs.legacyPackages.${system}
      );
      production =
        pkgs:
        pkgs.php.buildEnv {
          extensions = { enabled, all }: enabled ++ [ all.redis all.pdo_pgsql ];
          extraConfig = ''
            memory_limit = 256M
            date.timezone = UTC
          '';
        };
      development =
        pkgs:
        pkgs.php.buildEnv {
          extensions = { enabled, all }: enabled ++ [ all.redis all.pdo_pgsql all.xdebug ];
          extraConfig = ''
            memory_limit = 2G
            date.timezone = UTC
          '';
        };
    in
    {
      packages = each (pkgs: {
        default = production pkgs;
        development = development pkgs;
      });
      devShells = each (pkgs: {
        default = pkgs.mkShell {
          packages = [
            (development pkgs)
            pkgs.php.packages.composer
          ];
        };
      });
    };
}
