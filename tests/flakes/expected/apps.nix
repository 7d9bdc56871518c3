# What examples/apps ought to be, written by hand.
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
      apps = each (
        pkgs:
        builtins.mapAttrs
          (_: program: {
            type = "app";
            inherit program;
          })
          {
            default = nixpkgs.lib.getExe pkgs.hello;
            backup = nixpkgs.lib.getExe (
              pkgs.writeShellApplication {
                name = "backup";
                runtimeInputs = [
                  pkgs.postgresql
                  pkgs.coreutils
                ];
                text = "target=\"\${1:-.}\"\npg_dump mydb > \"$target/backup-$(date +%F).sql\"\n";
              }
            );
            search = nixpkgs.lib.getExe pkgs.ripgrep;
          }
      );
    };
}
