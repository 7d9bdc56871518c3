# What examples/custom-systems ought to be, written by hand.
{
  description = "Tools for the machine room";
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
      ];
      each = f: nixpkgs.lib.genAttrs systems (system: f nixpkgs.legacyPackages.${system});
    in
    {
      packages = each (pkgs: {
        default = pkgs.symlinkJoin {
          name = "tools";
          paths = [
            pkgs.htop
            pkgs.tmux
            pkgs.curl
          ];
        };
      });
    };
}
