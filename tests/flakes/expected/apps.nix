# What examples/apps ought to be, written by hand.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      inherit (nixpkgs) lib;
      forAllSystems = lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
    in
    {
      apps = forAllSystems (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
          app = package: {
            type = "app";
            program = lib.getExe package;
          };
        in
        {
          default = app pkgs.hello;
          backup = app (
            pkgs.writeShellApplication {
              name = "backup";
              runtimeInputs = with pkgs; [
                postgresql
                coreutils
              ];
              text = ''
                target="''${1:-.}"
                pg_dump mydb > "$target/backup-$(date +%F).sql"
              '';
            }
          );
          search = app pkgs.ripgrep;
        }
      );
    };
}
